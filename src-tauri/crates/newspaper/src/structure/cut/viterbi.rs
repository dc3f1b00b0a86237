//! Cuts the page into articles and gives every element its part: the cheapest reading of the whole page
//! (Viterbi over parts), with the probability of each decision (forward–backward over the same costs).
//!
//! Costs are negative log-odds, in nats: 0.7 is "half as likely", 3 is "one in twenty".

use crate::structure::DOUBTFUL;
use crate::structure::cut::cost::Costs;
use crate::structure::cut::habit::Habit;
use crate::structure::pieces::element::Element;
use crate::structure::pieces::layout::Layout;

/// The part an element plays in its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::structure) enum Part {
    /// Kicker, headline or deck above the text.
    TitleAbove,
    /// Byline before the text.
    BylineAbove,
    /// Body.
    Text,
    /// Subhead.
    Subhead,
    /// Byline after the text.
    BylineBelow,
    /// Kicker, headline or deck below the text.
    TitleBelow,
}

pub(in crate::structure) const PARTS: [Part; 6] =
    [Part::TitleAbove, Part::BylineAbove, Part::Text, Part::Subhead, Part::BylineBelow, Part::TitleBelow];

/// Where in an article the reading stands after an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::structure) struct State {
    pub(in crate::structure) part: Part,
    /// The article has its title.
    pub(in crate::structure) titled: bool,
    /// The article has its byline.
    pub(in crate::structure) bylined: bool,
}

const STATES: usize = 24;

impl State {
    fn index(self) -> usize {
        self.part as usize * 4 + usize::from(self.titled) * 2 + usize::from(self.bylined)
    }

    fn at(index: usize) -> Self {
        Self { part: PARTS[index / 4], titled: index & 2 != 0, bylined: index & 1 != 0 }
    }
}

/// What was decided of one element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::structure) struct Choice {
    pub(in crate::structure) part: Part,
    /// A new article begins here.
    pub(in crate::structure) cut: bool,
    /// Probability of the decision to cut or not to cut here.
    pub(in crate::structure) sure_cut: f32,
    /// Probability of the part.
    pub(in crate::structure) sure_part: f32,
    /// Probability of every part, in the order of [`PARTS`]; all zero where `sure_part` is not [`DOUBTFUL`].
    pub(in crate::structure) parts: [f32; PARTS.len()],
}

/// What is settled of one element before it is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::structure) struct Rule {
    /// Whether an article begins there.
    pub(in crate::structure) cut: Option<bool>,
    pub(in crate::structure) part: Option<Part>,
}

/// Looks at the page to learn its habit; it hardly changes after the second.
const ROUNDS: usize = 2;

/// Elements read in one piece; longer pages (none is printed) are cut there, so that memory stays bounded.
const PIECE: usize = 4000;

/// Cost of what no rule of the trade allows, for pages where nothing else is left.
const IMPOSSIBLE: f32 = 30.0;

/// Reads the page: the part of every element and where articles begin, and the habit that was learnt on the way.
pub(in crate::structure) fn read(elements: &[Element], layout: &Layout) -> (Vec<Choice>, Habit) {
    let mut costs = Costs::new(elements, layout);
    let count = elements.len();
    // The habit (headlines above or below) is learnt from the page's clearer articles.
    for _ in 0..ROUNDS {
        let trellis = (count <= PIECE).then(|| Trellis::new(&costs, 0, count, &free));
        let mut choices = match &trellis {
            Some(trellis) => trellis.best(),
            None => read_pieces(&costs, 0, count, false, &free),
        };
        let habit = Habit::of(&choices, elements);
        if let Some(trellis) = trellis.filter(|_| habit == costs.habit) {
            trellis.weigh(&mut choices);
            return (choices, habit);
        }
        costs.habit = habit;
    }
    (read_pieces(&costs, 0, count, true, &free), costs.habit)
}

/// Reads the elements `from..to` as one article, some of whose parts are settled; the probabilities are those of
/// the readings that are left.
pub(in crate::structure) fn read_article(
    costs: &Costs,
    from: usize,
    to: usize,
    part: impl Fn(usize) -> Option<Part>,
) -> Vec<Choice> {
    let rule = |n: usize| Rule { cut: Some(n == from), part: part(n) };
    read_pieces(costs, from, to, true, &rule)
}

fn free(_: usize) -> Rule {
    Rule::default()
}

fn read_pieces(
    costs: &Costs,
    from: usize,
    count: usize,
    weigh: bool,
    rule: &impl Fn(usize) -> Rule,
) -> Vec<Choice> {
    let mut choices = Vec::with_capacity(count - from);
    let mut from = from;
    while from < count {
        let to = (from + PIECE).min(count);
        let trellis = Trellis::new(costs, from, to, rule);
        let mut piece = trellis.best();
        if weigh {
            trellis.weigh(&mut piece);
        }
        choices.append(&mut piece);
        from = to;
    }
    choices
}

/// A cost that can be compared: with one that is no number no path would lead on, and the page would be lost.
fn sound(cost: f32) -> f32 {
    debug_assert!(!cost.is_nan(), "a cost that is no number");
    if cost.is_nan() { IMPOSSIBLE } else { cost }
}

/// One allowed step to an element.
#[derive(Clone, Copy)]
struct Step {
    from: u8,
    to: u8,
    cut: bool,
    cost: f32,
}

/// All steps of a piece, per element.
struct Trellis<'a> {
    costs: &'a Costs<'a>,
    steps: Vec<Vec<Step>>,
}

impl<'a> Trellis<'a> {
    fn new(costs: &'a Costs<'a>, from: usize, to: usize, rule: &impl Fn(usize) -> Rule) -> Self {
        let mut alive = [false; STATES];
        let mut steps = Vec::with_capacity(to - from);
        for n in from..to {
            let before = (n > from).then_some(&alive);
            let mut found = Self::steps_to(costs, n, before, rule(n), None);
            if found.is_empty() {
                found = Self::steps_to(costs, n, before, rule(n), Some(IMPOSSIBLE));
            }
            alive = [false; STATES];
            for step in &found {
                alive[step.to as usize] = true;
            }
            steps.push(found);
        }
        Self { costs, steps }
    }

    /// Steps to element `n` from the states that can be reached before it, as far as `rule` leaves them open.
    /// `otherwise` is the cost of what cannot be; `None` leaves it out.
    fn steps_to(
        costs: &Costs,
        n: usize,
        alive: Option<&[bool; STATES]>,
        rule: Rule,
        otherwise: Option<f32>,
    ) -> Vec<Step> {
        let mut steps = Vec::new();
        for part in PARTS {
            if rule.part.is_some_and(|p| p != part) {
                continue;
            }
            // What fits no part is text.
            let unfit = otherwise.map(|cost| if part == Part::Text { cost } else { cost * 1.5 });
            let Some(emit) = costs.part(n, part).or(unfit) else { continue };
            let Some(alive) = alive else {
                if let Some(open) = costs.open(n, part).or(otherwise) {
                    let to = costs.state_after(n, part, None).index() as u8;
                    steps.push(Step { from: 0, to, cut: rule.cut.unwrap_or(true), cost: sound(emit + open) });
                }
                continue;
            };
            for from in (0..STATES).filter(|&s| alive[s]) {
                let before = State::at(from);
                let go = costs.go_on(n, before, part).or(otherwise).map(|c| (c, Some(before), false));
                let close = costs.close(before).or(otherwise);
                let open = costs
                    .open_after(n, part, before)
                    .or(otherwise)
                    .zip(close)
                    .map(|(a, b)| (a + b, None, true));
                for (cost, before, cut) in go.into_iter().chain(open) {
                    if rule.cut.is_some_and(|c| c != cut) {
                        continue;
                    }
                    let to = costs.state_after(n, part, before).index() as u8;
                    steps.push(Step { from: from as u8, to, cut, cost: sound(emit + cost) });
                }
            }
        }
        steps
    }

    fn closing(&self, state: usize) -> f32 {
        self.costs.close(State::at(state)).unwrap_or(20.0)
    }

    /// The cheapest path.
    fn best(&self) -> Vec<Choice> {
        let mut best = vec![[f32::INFINITY; STATES]; self.steps.len() + 1];
        let mut by = vec![[u32::MAX; STATES]; self.steps.len()];
        best[0] = [0.0; STATES];
        for (n, steps) in self.steps.iter().enumerate() {
            for (k, step) in steps.iter().enumerate() {
                let cost = best[n][step.from as usize] + step.cost;
                if cost < best[n + 1][step.to as usize] {
                    best[n + 1][step.to as usize] = cost;
                    by[n][step.to as usize] = k as u32;
                }
            }
        }
        let end = &best[self.steps.len()];
        let total = |s: usize| end[s] + self.closing(s);
        let mut state = (0..STATES).min_by(|&a, &b| total(a).total_cmp(&total(b))).unwrap_or(0);
        let mut choices = Vec::with_capacity(self.steps.len());
        for (n, steps) in self.steps.iter().enumerate().rev() {
            let Some(step) = steps.get(by[n][state] as usize) else { break };
            choices.push(Choice {
                part: PARTS[state / 4],
                cut: step.cut,
                sure_cut: 1.0,
                sure_part: 1.0,
                parts: [0.0; PARTS.len()],
            });
            state = step.from as usize;
        }
        choices.reverse();
        debug_assert_eq!(choices.len(), self.steps.len());
        choices
    }

    /// Log-weight of all readings from each state on, per element.
    fn weights_after(&self) -> Vec<[f32; STATES]> {
        let count = self.steps.len();
        let mut after = vec![[f32::NEG_INFINITY; STATES]; count + 1];
        for (state, weight) in after[count].iter_mut().enumerate() {
            *weight = -self.closing(state);
        }
        for (n, steps) in self.steps.iter().enumerate().rev() {
            for step in steps {
                let weight = after[n + 1][step.to as usize] - step.cost;
                let sum = &mut after[n][step.from as usize];
                *sum = add_logs(*sum, weight);
            }
        }
        after
    }

    /// Fills in how probable each choice is among all readings of the page.
    fn weigh(&self, choices: &mut [Choice]) {
        let after = self.weights_after();
        let mut before = [f32::NEG_INFINITY; STATES];
        before[0] = 0.0;
        for (n, steps) in self.steps.iter().enumerate() {
            let mut next = [f32::NEG_INFINITY; STATES];
            let (mut all, mut cut, mut part) = (f32::NEG_INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY);
            let choice = &mut choices[n];
            for step in steps {
                let to = step.to as usize;
                let reach = before[step.from as usize] - step.cost;
                next[to] = add_logs(next[to], reach);
                let weight = reach + after[n + 1][to];
                all = add_logs(all, weight);
                if step.cut == choice.cut {
                    cut = add_logs(cut, weight);
                }
                if PARTS[to / 4] == choice.part {
                    part = add_logs(part, weight);
                }
            }
            choice.sure_cut = (cut - all).exp().min(1.0);
            choice.sure_part = (part - all).exp().min(1.0);
            if choice.sure_part < DOUBTFUL {
                for (state, reach) in next.iter().enumerate() {
                    let weight = reach + after[n + 1][state];
                    choice.parts[state / 4] += (weight - all).exp().min(1.0);
                }
            }
            before = next;
        }
    }
}

/// `ln(exp(a) + exp(b))`.
fn add_logs(a: f32, b: f32) -> f32 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low == f32::NEG_INFINITY || high - low > 16.0 { high } else { high + (low - high).exp().ln_1p() }
}
