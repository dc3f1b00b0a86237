//! The twenty-four solar terms.

/// The twenty-four solar terms with the month and the constant of the usual formula for 2000–2099,
/// day = ⌊y × 0.2422 + c⌋ − ⌊(y − 1) / 4⌋ with y = year mod 100; right to a day in every year.
pub(crate) const SOLAR_TERMS: [(&str, u32, f64); 24] = [
    ("小寒", 1, 5.4055),
    ("大寒", 1, 20.12),
    ("立春", 2, 3.87),
    ("雨水", 2, 18.73),
    ("惊蛰", 3, 5.63),
    ("春分", 3, 20.646),
    ("清明", 4, 4.81),
    ("谷雨", 4, 20.1),
    ("立夏", 5, 5.52),
    ("小满", 5, 21.04),
    ("芒种", 6, 5.678),
    ("夏至", 6, 21.37),
    ("小暑", 7, 7.108),
    ("大暑", 7, 22.83),
    ("立秋", 8, 7.5),
    ("处暑", 8, 23.13),
    ("白露", 9, 7.646),
    ("秋分", 9, 23.042),
    ("寒露", 10, 8.318),
    ("霜降", 10, 23.438),
    ("立冬", 11, 7.438),
    ("小雪", 11, 22.36),
    ("大雪", 12, 7.18),
    ("冬至", 12, 21.94),
];

/// Day of the month of a solar term; `None` outside of 2000–2099.
pub(crate) fn solar_term_day(index: usize, year: i32) -> Option<u32> {
    if !(2000..2100).contains(&year) {
        return None;
    }
    let y = year - 2000;
    let leap = if index < 4 { (y - 1).div_euclid(4) } else { y / 4 };
    Some((f64::from(y) * 0.2422 + SOLAR_TERMS[index].2) as u32 - leap.max(0) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solar_terms_fall_on_their_days() {
        let day = |name: &str, year| {
            let index = SOLAR_TERMS.iter().position(|t| t.0 == name).unwrap();
            (SOLAR_TERMS[index].1, solar_term_day(index, year).unwrap())
        };
        assert_eq!(day("夏至", 2024), (6, 21));
        assert_eq!(day("清明", 2023), (4, 5));
        assert_eq!(day("立春", 2025), (2, 3));
        assert_eq!(day("冬至", 2022), (12, 22));
        assert_eq!(day("小寒", 2024), (1, 6));
    }
}
