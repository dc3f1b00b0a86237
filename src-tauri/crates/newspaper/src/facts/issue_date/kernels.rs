//! How likely papers print a date by its distance from the day of issue, as logarithms.
//!
//! Measured on papers of known days: of days without a year that are told as past, eight in ten are one to four days
//! old; of years, a paper names mostly its own and the one before.

/// Days from the date to the day of issue, and the value from there on.
pub(super) type Kernel = &'static [(i64, f32)];

/// `新华社5月18日电`, 今天（18日）.
pub(super) const DATELINE: Kernel = &[
    (-150, -9.0),
    (-1, -5.5),
    (0, -2.1),
    (1, -1.5),
    (3, -1.6),
    (4, -2.3),
    (5, -4.2),
    (8, -7.0),
    (30, -8.5),
    (200, -9.0),
];
/// Told as past at the beginning of an article.
pub(super) const LEAD: Kernel = &[
    (-150, -8.8),
    (-10, -6.6),
    (-2, -5.0),
    (0, -1.95),
    (1, -1.65),
    (4, -2.4),
    (5, -4.4),
    (8, -5.2),
    (15, -6.8),
    (30, -7.8),
    (120, -8.6),
];
/// Told as past further down.
pub(super) const BODY: Kernel = &[
    (-150, -7.6),
    (-10, -6.3),
    (-2, -5.2),
    (0, -2.4),
    (1, -2.1),
    (4, -2.8),
    (5, -4.2),
    (15, -5.4),
    (30, -6.2),
    (120, -7.2),
];
/// Announced.
pub(super) const AHEAD: Kernel =
    &[(-180, -7.0), (-90, -6.2), (-30, -5.0), (-10, -3.7), (-3, -3.2), (1, -4.5), (4, -6.5), (30, -8.0)];
/// From the day on which something comes into force: told shortly before and after.
pub(super) const RULE: Kernel = &[
    (-180, -7.0),
    (-90, -6.2),
    (-30, -5.0),
    (-10, -3.8),
    (-3, -3.1),
    (1, -3.1),
    (4, -4.4),
    (15, -6.0),
    (60, -7.2),
];
/// `18日` told as past.
pub(super) const DAY_ONLY: Kernel = &[(-2, -4.4), (0, -2.0), (1, -1.75), (4, -2.5), (5, -4.7)];
/// 今天（18日）.
pub(super) const TODAY_ONLY: Kernel =
    &[(-2, -6.0), (-1, -5.0), (0, -1.5), (1, -1.2), (3, -1.8), (4, -2.8), (5, -6.5)];
/// `18日` announced.
pub(super) const DAY_ONLY_AHEAD: Kernel = &[(-14, -3.8), (-4, -2.8), (1, -3.8), (5, -4.6)];
/// From the first day of a month that is told of.
pub(super) const MONTH: Kernel = &[(-200, -3.0), (-20, -2.2), (0, -0.9), (62, -1.5), (100, -2.0)];
/// From the first day of a month that is announced.
pub(super) const MONTH_AHEAD: Kernel = &[(-200, -1.6), (-120, -1.0), (-60, -0.3), (15, -1.6), (35, -3.6)];
/// From the first day of a month that figures are given for.
pub(super) const MONTH_FIGURES: Kernel =
    &[(-200, -4.5), (0, -2.5), (20, -1.0), (28, 0.0), (65, -1.2), (95, -2.8)];
/// From the first day of the last month of a stretch that figures are given for, from January on.
pub(super) const MONTHS_FIGURES: Kernel =
    &[(-200, -4.5), (0, -2.8), (22, -1.0), (30, 0.0), (78, -1.2), (110, -2.8)];
/// From the day of a festival that is spoken of as a time.
pub(super) const FESTIVAL: Kernel =
    &[(-180, -4.5), (-45, -3.0), (-15, -1.5), (-6, -0.4), (-1, 0.0), (9, -1.8), (20, -3.6), (60, -4.5)];
/// From the day of a festival that is to come.
pub(super) const FESTIVAL_AHEAD: Kernel =
    &[(-180, -5.0), (-40, -2.5), (-15, -0.7), (-6, 0.0), (1, -1.5), (4, -4.0)];
/// From the first of the days off.
pub(super) const HOLIDAYS: Kernel =
    &[(-180, -5.0), (-30, -3.0), (-12, -1.5), (-3, -0.4), (0, 0.0), (10, -1.8), (20, -4.0)];

/// From the first of January after a day of 去年.
pub(super) const LAST_YEAR: Kernel = &[(-365, -6.0), (0, -2.0), (40, -2.8), (120, -3.6)];

/// By years from the one named to the one of the issue.
pub(super) struct YearKernel {
    /// For the year before it, its own and the one after it, by quarter: early in a year papers look back on the last.
    pub(super) near: [[f32; 3]; 4],
    /// For 3 years before it and 2 before it.
    pub(super) before: [f32; 2],
    /// For 2 to 5 years after it.
    pub(super) after: [f32; 4],
    /// What each year further costs, before and after.
    pub(super) slopes: [f32; 2],
}

/// Told of, or named in passing: the latest one of the article.
pub(super) const TOLD: YearKernel = YearKernel {
    near: [[-5.0, -1.3, -0.8], [-4.8, -1.7, -1.1], [-3.9, -1.65, -1.35], [-2.6, -1.65, -1.4]],
    before: [-5.0, -4.6],
    after: [-2.85, -3.1, -3.5, -3.6],
    slopes: [-0.4, -0.07],
};
/// In names and plans of the year.
pub(super) const CURRENT: YearKernel = YearKernel {
    near: [[-4.0, -0.7, -0.9], [-4.0, -0.4, -1.7], [-3.6, -0.4, -1.9], [-1.9, -0.8, -1.9]],
    before: [-4.8, -4.4],
    after: [-3.6, -4.0, -4.3, -4.4],
    slopes: [-0.4, -0.1],
};
/// 2024年，…增长: figures of a whole year, which only the next one knows.
pub(super) const FIGURES: YearKernel = YearKernel {
    near: [[-5.0, -2.3, -0.45], [-5.0, -1.6, -0.75], [-4.5, -1.5, -0.95], [-3.2, -1.1, -1.1]],
    before: [-5.2, -5.0],
    after: [-2.6, -3.0, -3.3, -3.5],
    slopes: [-0.4, -0.1],
};
/// 2024年度…已经开始: what belongs to the year by name and goes on.
pub(super) const OF_YEAR: YearKernel = YearKernel {
    near: [[-4.5, -0.2, -2.5], [-4.5, -0.1, -3.6], [-4.0, -0.15, -3.8], [-2.2, -0.4, -4.0]],
    before: [-6.0, -5.5],
    after: [-5.0, -5.5, -5.5, -5.5],
    slopes: [-0.4, -0.1],
};
/// 较2023年同期: the year after it.
pub(super) const SAME: YearKernel = YearKernel {
    near: [[-5.0, -3.5, -0.1], [-5.0, -4.0, -0.08], [-5.0, -4.0, -0.08], [-5.0, -4.0, -0.08]],
    before: [-6.0, -6.0],
    after: [-3.2, -4.0, -4.5, -4.5],
    slopes: [-0.4, -0.2],
};
/// 较2023年, 截至2023年底: mostly the year after it.
pub(super) const AFTER: YearKernel = YearKernel {
    near: [[-5.0, -3.0, -0.4], [-5.0, -2.6, -0.5], [-5.0, -2.4, -0.5], [-5.0, -2.2, -0.6]],
    before: [-5.5, -5.5],
    after: [-1.6, -2.7, -3.0, -3.2],
    slopes: [-0.4, -0.2],
};
/// 2025年，…将…: of that year, told ahead.
pub(super) const COMING: YearKernel = YearKernel {
    near: [[-1.6, -0.8, -3.0], [-1.6, -0.9, -3.2], [-1.2, -1.1, -3.2], [-0.7, -1.5, -3.2]],
    before: [-2.2, -1.9],
    after: [-4.0, -4.2, -4.5, -4.5],
    slopes: [-0.25, -0.1],
};
/// 到2025年: it is still to come.
pub(super) const GOAL: YearKernel = YearKernel {
    near: [[-1.9, -1.4, -3.6], [-1.8, -1.5, -3.8], [-1.7, -1.7, -3.8], [-1.5, -1.9, -3.8]],
    before: [-2.0, -1.7],
    after: [-4.2, -4.4, -4.5, -4.5],
    slopes: [-0.12, -0.05],
};
