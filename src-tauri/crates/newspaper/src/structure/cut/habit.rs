//! Where a page sets its headlines: above their texts or below.

use crate::structure::cut::viterbi::{Choice, Part};
use crate::structure::pieces::element::Element;

/// Where the page sets its headlines, as costs of each way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::structure) struct Habit {
    pub(in crate::structure) above: f32,
    pub(in crate::structure) below: f32,
}

impl Habit {
    /// Unknown yet.
    pub(in crate::structure) const NONE: Self = Self { above: 0.7, below: 0.7 };

    /// From a first reading: how many unmarked titles stand above, how many below.
    pub(in crate::structure) fn of(choices: &[Choice], elements: &[Element]) -> Self {
        let (mut above, mut below) = (0.5_f32, 0.5_f32);
        for (n, (choice, element)) in choices.iter().zip(elements).enumerate() {
            let first = n == 0 || choices[n - 1].part != choice.part || choice.cut;
            if !first || element.label.is_some() {
                continue;
            }
            match choice.part {
                Part::TitleAbove => above += 1.0,
                Part::TitleBelow => below += 1.0,
                _ => {}
            }
        }
        let cost = |part: f32| -(part / (above + below)).max(0.04).ln();
        Self { above: cost(above), below: cost(below) }
    }
}
