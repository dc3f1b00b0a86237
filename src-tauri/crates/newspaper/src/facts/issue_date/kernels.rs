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
    (-150, -8.3),
    (-10, -6.3),
    (-2, -5.0),
    (0, -2.0),
    (1, -1.7),
    (4, -2.4),
    (5, -4.3),
    (8, -5.0),
    (15, -6.3),
    (30, -7.3),
    (120, -8.0),
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
pub(super) const AHEAD: Kernel = &[
    (-180, -7.0),
    (-90, -6.2),
    (-30, -5.0),
    (-10, -3.7),
    (-3, -3.2),
    (1, -4.5),
    (4, -6.5),
    (30, -8.0),
];
/// `18日` told as past.
pub(super) const DAY_ONLY: Kernel = &[(-2, -4.4), (0, -2.0), (1, -1.75), (4, -2.5), (5, -4.7)];
/// `18日` announced.
pub(super) const DAY_ONLY_AHEAD: Kernel = &[(-14, -3.8), (-4, -2.8), (1, -3.8), (5, -4.6)];
/// From the first day of a month that is told of.
pub(super) const MONTH: Kernel = &[(-200, -3.2), (-20, -2.2), (0, -0.8), (62, -1.6), (100, -2.4)];
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

/// By years from the one named to the one of the issue, from −3 (a year to come) to 5; beyond, each year further costs
/// as much again.
pub(super) struct YearKernel {
    pub(super) values: [f32; 9],
    pub(super) before: f32,
    pub(super) after: f32,
}

/// Told of, or named in passing: the latest one of the article.
pub(super) const TOLD: YearKernel =
    YearKernel { values: [-4.6, -4.3, -3.2, -0.75, -0.8, -2.6, -3.2, -3.5, -3.7], before: -0.5, after: -0.15 };
/// In names and plans of the year.
pub(super) const CURRENT: YearKernel =
    YearKernel { values: [-4.8, -4.5, -2.6, -0.35, -1.6, -3.6, -4.2, -4.4, -4.5], before: -0.5, after: -0.12 };
/// 2024年度…: what belongs to the year by name.
pub(super) const OF_YEAR: YearKernel =
    YearKernel { values: [-6.0, -5.5, -3.9, -0.1, -3.0, -5.0, -5.5, -5.5, -5.5], before: -0.4, after: -0.1 };
/// 较2023年同期, 截至2023年底: the year after it.
pub(super) const AFTER: YearKernel =
    YearKernel { values: [-5.5, -5.5, -5.0, -2.6, -0.3, -2.0, -3.2, -3.6, -4.0], before: -0.5, after: -0.3 };
/// 到2025年: it is still to come.
pub(super) const GOAL: YearKernel =
    YearKernel { values: [-1.9, -1.6, -1.4, -1.4, -4.6, -5.0, -5.2, -5.2, -5.2], before: -0.15, after: -0.1 };
