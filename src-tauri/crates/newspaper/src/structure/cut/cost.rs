//! What each reading of an element costs: the typesetter's clues as negative log-odds (nats).

use crate::structure::cut::clue::{self, Caption, Clues};
use crate::structure::cut::habit::Habit;
use crate::structure::cut::terms::Terms;
use crate::structure::cut::viterbi::{Part, State};
use crate::structure::pieces::element::{Element, Kind};
use crate::structure::pieces::layout::Layout;
use crate::structure::signs::byline::Form;
use crate::structure::signs::glyph::is_finished;
use crate::structure::signs::label::Label;

/// The costs of a page.
pub(in crate::structure) struct Costs<'a> {
    elements: &'a [Element],
    clues: Vec<Clues>,
    /// Blank lines between paragraphs.
    gap: u32,
    /// Whether paragraphs on this page are indented, and how far in cells.
    indented: bool,
    indent: u32,
    wrapped: bool,
    /// Whether wider gaps than between paragraphs stand on the page at all.
    spaced: bool,
    /// Whether these stand between titles and their texts, and none between articles.
    gaps_inside: bool,
    /// What a wider gap inside an article costs on a page whose lines are whole paragraphs.
    stray_gap: f32,
    /// What no gap before an article costs on a page that has gaps.
    no_gap: f32,
    /// Whether headlines bear Markdown heading signs.
    headings: bool,
    /// Whether headlines are labelled.
    labels: bool,
    pub(in crate::structure) habit: Habit,
}

/// Weight of shared terms.
const TERMS: f32 = 5.0;
/// Length in characters from which a title's terms have their full weight.
const TELLING_LENGTH: f32 = 10.0;
/// A shorter line is rather a subhead than a headline.
const SHORT_TITLE: usize = 8;
/// Share of a title's terms that its own text commonly holds.
const COMMON_SHARE: f32 = 0.35;
/// An article without a title.
const UNTITLED: f32 = 1.8;
/// An item of a column of briefs, or a piece that says it goes on from another page, inside another article.
const ITEM_GOES_ON: f32 = 5.0;
/// A text without 讯 that opens an article behind a headline set below its text.
const OPENS_AFTER_TITLE: f32 = 1.5;
/// Share of common terms, by weight, from which two texts may be about one matter: rather one piece than two.
const ONE_MATTER: f32 = 0.05;
/// What a share tells for each hundredth off that, and at most against one piece and against two.
const MATTER: f32 = 0.6;
const TWO_MATTERS: f32 = 2.5;
const SAME_MATTER: f32 = 1.5;
/// A second byline in brackets in one article.
const SIGNED_AGAIN: f32 = 4.0;
/// A short line under a head over briefs is the next brief's headline rather than a subhead.
const BRIEF_SUBHEAD: f32 = 4.0;

impl<'a> Costs<'a> {
    pub(in crate::structure) fn new(elements: &'a [Element], layout: &Layout) -> Self {
        let terms = Terms::new(elements);
        let clues = (0..elements.len()).map(|n| clue::read(elements, &terms, n)).collect();
        let indent = clue::paragraph_indent(elements);
        let gap = clue::paragraph_gap(elements);
        Self {
            elements,
            clues,
            gap,
            spaced: !clue::gaps_inside(elements, gap)
                && elements.iter().skip(1).filter(|e| e.gap > gap).count() >= 2,
            gaps_inside: clue::gaps_inside(elements, gap),
            stray_gap: -clue::stray_gaps(elements, gap).ln(),
            no_gap: -clue::tight_openings(elements, gap).ln(),
            indented: indent >= 2,
            indent,
            wrapped: layout.wrapped,
            headings: elements.iter().filter(|e| matches!(e.heading, 1 | 2)).count() >= 2,
            labels: elements.iter().filter(|e| e.label == Some(Label::Headline)).count() >= 2,
            habit: Habit::NONE,
        }
    }

    /// The same costs with a habit that is known.
    pub(in crate::structure) fn with(self, habit: Habit) -> Self {
        Self { habit, ..self }
    }

    /// Cost of element `n` playing `part`, by itself; `None` when it cannot.
    pub(in crate::structure) fn part(&self, n: usize, part: Part) -> Option<f32> {
        let element = &self.elements[n];
        match &element.kind {
            Kind::Title => self.title_part(n, part),
            Kind::Byline(form, _) => byline_part(*form, element.label, part),
            Kind::Para | Kind::Verse | Kind::Table => (part == Part::Text).then_some(0.0),
        }
    }

    fn title_part(&self, n: usize, part: Part) -> Option<f32> {
        let (element, clues) = (&self.elements[n], &self.clues[n]);
        if element.signs.is_head_line(&element.kind) {
            return match part {
                Part::TitleAbove => Some(0.0),
                Part::TitleBelow => Some(2.0),
                _ => None,
            };
        }
        match element.label {
            Some(Label::Subhead) => return (part == Part::Subhead).then_some(0.0),
            Some(_) => return (part == Part::TitleAbove).then_some(0.0),
            None => {}
        }
        // A clause of a few characters stands in many a text.
        let weight = TERMS * (element.length() as f32 / TELLING_LENGTH).min(1.0);
        let terms = |share: f32| weight * (COMMON_SHARE - share);
        let short = element.length().saturating_sub(18) as f32 * 0.2;
        let dashed = if element.is_dashed() { 3.0 } else { 0.0 };
        let cost = match (part, element.heading) {
            (Part::TitleAbove, 0) => {
                // On a page of indented paragraphs a headline is set flush or centred.
                let like_text = if self.indented && element.indent == self.indent { 2.5 } else { 0.0 };
                let apart = element.gap < clues.gap_after && !self.gaps_inside;
                terms(clues.after) + like_text + if apart { 1.2 } else { 0.0 }
            }
            (Part::TitleBelow, 0) => {
                terms(clues.before) + if element.gap > clues.gap_after { 1.2 } else { 0.0 }
            }
            (Part::Subhead, 0) => {
                // A title that is about the text before it, not the text after it, is that text's headline.
                let behind = 5.0 * (clues.before - clues.after - 0.15).max(0.0);
                0.4 * terms(clues.after.max(clues.before)) + 0.8 + short + dashed + behind
            }
            (Part::Text, 0) => {
                let flush = if self.indented && element.indent < 2 { 1.5 } else { 0.0 };
                if element.is_sentence() { 1.5 } else { 3.5 + flush }
            }
            (Part::TitleAbove, 1 | 2) => 0.0,
            (Part::TitleAbove, _) => 3.0,
            (Part::TitleBelow, _) => 5.0 + terms(clues.before),
            (Part::Subhead, 1 | 2) => 5.0,
            (Part::Subhead, _) => 0.0,
            _ => return None,
        };
        Some(cost)
    }

    /// Cost of an article beginning with element `n` as `part`.
    pub(in crate::structure) fn open(&self, n: usize, part: Part) -> Option<f32> {
        let element = &self.elements[n];
        let brief = element.signs.under_briefs || element.signs.head.is_some() || element.signs.continued;
        let brief = brief || self.clues[n].signed || element.signs.after_folio;
        let gapless = if n == 0 || brief || element.gap > self.gap { 0.0 } else { self.tight() };
        let cost = match part {
            Part::TitleAbove => self.title_opens(n) + gapless + self.matter(n, true),
            Part::BylineAbove if self.elements.get(n + 1).is_some_and(|e| e.lead.is_some()) => 1.7 + gapless,
            Part::BylineAbove => 0.7 + gapless,
            Part::Text if element.lead.is_some() => gapless * 0.3,
            Part::Text => self.text_opens(n) + gapless + self.matter(n, true),
            Part::Subhead | Part::BylineBelow | Part::TitleBelow => return None,
        };
        Some(cost)
    }

    /// Cost of an article beginning with element `n` after one that ended in `before`: under a headline that closed the
    /// last article a text can only open the next.
    pub(in crate::structure) fn open_after(&self, n: usize, part: Part, before: State) -> Option<f32> {
        let cost = self.open(n, part)?;
        let bound = before.part == Part::TitleBelow && part == Part::Text;
        Some(if bound { cost.min(OPENS_AFTER_TITLE) } else { cost })
    }

    /// Cost of a cut at element `n` between texts about one matter, and of none between texts about two.
    fn matter(&self, n: usize, cut: bool) -> f32 {
        let off = |share: f32| (share - ONE_MATTER) * 100.0 * MATTER;
        match (self.clues[n].common.map(off), cut) {
            (Some(off), true) => off.clamp(0.0, SAME_MATTER),
            (Some(off), false) => (-off).clamp(0.0, TWO_MATTERS),
            (None, _) => 0.0,
        }
    }

    fn title_opens(&self, n: usize) -> f32 {
        let element = &self.elements[n];
        if element.signs.head.is_some() || element.signs.continued {
            return 0.0;
        }
        let quoted = self.clues[n].quoted;
        let before_heading = self.elements[n + 1..].iter().take(2).any(|e| e.heading > 0);
        let dashed = if element.is_dashed() || quoted { 4.0 } else { 0.0 };
        let marked = element.heading > 0 || element.label.is_some();
        // Where headlines bear heading signs, one without is rarer.
        let lost = if self.headings && !before_heading { 1.5 } else { 0.0 };
        let lost = lost + if self.labels { 3.0 } else { 0.0 };
        let alone = self.elements.get(n + 1).is_none_or(|next| next.kind != Kind::Title);
        let short = if alone { SHORT_TITLE.saturating_sub(element.length()) as f32 * 0.25 } else { 0.0 };
        dashed + if marked { 0.0 } else { self.habit.above + lost + short }
    }

    /// A text without 讯 that opens an article: at the page's head, after a wide gap, or a caption.
    fn text_opens(&self, n: usize) -> f32 {
        let element = &self.elements[n];
        if n == 0 || element.body_label {
            return 0.3;
        }
        if element.signs.item || element.signs.continued || element.signs.head.is_some() {
            return 0.0;
        }
        if self.clues[n].signed || element.signs.after_folio {
            return 0.5;
        }
        let wide = element.gap > self.gap;
        match (self.clues[n].caption, wide) {
            (Caption::Credited, _) | (Caption::Likely, true) => 0.0,
            (Caption::Likely, false) => 1.0,
            // The rarer gaps are inside pieces, the rather one opens a piece.
            (_, true) if self.gap == 0 => (6.0 - self.stray_gap).clamp(1.0, 3.0),
            _ if self.clues[n].dated => 2.5,
            (_, true) => 3.0,
            (_, false) if self.clues[n].closed => 3.0,
            (_, false) => 4.5,
        }
    }

    /// Cost of a cut where no more blank lines stand than between paragraphs.
    fn tight(&self) -> f32 {
        match (self.gap, self.spaced) {
            (0, true) => self.no_gap.clamp(0.5, 5.0),
            (0, false) => 0.5,
            _ => 0.0,
        }
    }

    /// Cost of going on where more blank lines stand than between paragraphs.
    fn apart(&self, n: usize) -> f32 {
        match (self.elements[n].gap > self.gap, self.gap) {
            _ if self.gaps_inside => 0.0,
            (false, _) => 0.0,
            (true, 0) if !self.wrapped => self.stray_gap.clamp(0.8, 5.0),
            (true, _) if !self.wrapped && self.spaced => self.stray_gap.clamp(0.8, 2.5),
            (true, _) => 0.8,
        }
    }

    /// Cost of an article ending in `state`.
    pub(in crate::structure) fn close(&self, state: State) -> Option<f32> {
        let untitled = if state.titled { 0.0 } else { UNTITLED };
        match state.part {
            Part::Text | Part::BylineBelow | Part::TitleBelow => Some(untitled),
            Part::TitleAbove => Some(5.0),
            Part::BylineAbove => Some(5.0),
            Part::Subhead => Some(8.0),
        }
    }

    /// Cost of element `n` going on with the article as `part` after `before`.
    pub(in crate::structure) fn go_on(&self, n: usize, before: State, part: Part) -> Option<f32> {
        use Part::{BylineAbove, BylineBelow, Subhead, Text, TitleAbove, TitleBelow};
        let element = &self.elements[n];
        let last = &self.elements[n - 1];
        let cost = match (before.part, part) {
            (TitleAbove, TitleAbove) if !is_head(element) => self.next_title(last, element),
            (TitleAbove, Text) => self.apart(n) * 0.3 + self.unled(n, last),
            (BylineAbove, Text) => self.apart(n) * 0.3 + self.named_again(n, before),
            (TitleAbove, BylineAbove) => 0.0,
            (BylineAbove, BylineAbove) => 0.3,
            (BylineAbove, TitleAbove) => 4.0,
            (Text, Text) => self.text_goes_on(n, last, before) + self.apart(n) + self.matter(n, false),
            (Text, Subhead) => {
                let brief = if element.signs.under_briefs { BRIEF_SUBHEAD } else { 0.0 };
                self.apart(n) + after_credit(last) + brief + self.matter(n, false)
            }
            (Subhead, Text) if element.lead.is_some() => 6.0,
            (Subhead, Text) => self.apart(n) * 0.3,
            (Subhead, Subhead) => 2.0,
            (Text, BylineBelow) => {
                let again = match element.kind {
                    Kind::Byline(form, _) if before.bylined => signed_again(form),
                    _ => 0.0,
                };
                self.apart(n) * 0.3 + again
            }
            (BylineBelow, BylineBelow) => 0.5,
            (BylineBelow, Text) if element.lead.is_none() => 3.5 + self.apart(n),
            (Text | BylineBelow, TitleBelow) if !before.titled => {
                self.habit.below + self.apart(n) * 0.3 + if element.is_dashed() { 3.0 } else { 0.0 }
            }
            (TitleBelow, TitleBelow) => self.next_title(last, element),
            _ => return None,
        };
        Some(cost)
    }

    /// One more line of the same title.
    fn next_title(&self, last: &Element, element: &Element) -> f32 {
        if element.is_dashed() || is_head(last) {
            return 0.0;
        }
        match (last.label, element.label) {
            (Some(Label::Headline | Label::Deck), Some(Label::Kicker | Label::Headline)) => 8.0,
            (_, Some(_)) | (Some(_), None) => 0.0,
            (None, None) if last.heading > 0 && element.heading > 0 => 5.0,
            (None, None) => 0.6,
        }
    }

    /// Under an unmarked headline an article opens with 讯, a byline or a day; anything else rather goes on
    /// under a subhead.
    fn unled(&self, n: usize, title: &Element) -> f32 {
        let element = &self.elements[n];
        let marked =
            title.heading > 0 || title.label.is_some() || element.body_label || title.signs.head.is_some();
        match (marked || element.lead.is_some(), self.clues[n].dated) {
            (true, _) => 0.0,
            (false, true) => 0.5,
            (false, false) if self.gap == 0 => 0.8,
            (false, false) => 2.0,
        }
    }

    /// A lead that names its writers after a byline has named them.
    fn named_again(&self, n: usize, before: State) -> f32 {
        let named = self.elements[n].lead.as_ref().is_some_and(|l| !l.credits.is_empty());
        if named && before.bylined { 2.5 } else { 0.0 }
    }

    fn text_goes_on(&self, n: usize, last: &Element, before: State) -> f32 {
        let element = &self.elements[n];
        let lead = if element.lead.is_some() { 5.0 } else { 0.0 };
        let label = if element.body_label { 5.0 } else { 0.0 };
        let again = match &element.tail {
            Some((form, _)) if before.bylined => signed_again(*form),
            _ => 0.0,
        };
        let caption = match self.clues[n].caption {
            Caption::No => 0.0,
            Caption::Likely => 1.0,
            Caption::Credited => 3.0,
        };
        let signs = &element.signs;
        let item = if signs.item || signs.continued || signs.head.is_some() { ITEM_GOES_ON } else { 0.0 };
        // A folio in the middle of a dump stands between two pieces, as a rule.
        let folio = if signs.after_folio && is_finished(&last.text) { 3.0 } else { 0.0 };
        lead + label + again + caption + item + folio + after_credit(last)
    }

    /// The state after element `n` was read as `part`, going on from `before` or beginning an article.
    pub(in crate::structure) fn state_after(&self, n: usize, part: Part, before: Option<State>) -> State {
        let element = &self.elements[n];
        let named = element.tail.is_some() || element.lead.as_ref().is_some_and(|l| !l.credits.is_empty());
        let titled = matches!(part, Part::TitleAbove | Part::TitleBelow) && !is_head(element);
        let bylined = matches!(part, Part::BylineAbove | Part::BylineBelow) || (part == Part::Text && named);
        State {
            part,
            titled: titled || before.is_some_and(|s| s.titled),
            bylined: bylined || before.is_some_and(|s| s.bylined),
        }
    }
}

fn is_head(element: &Element) -> bool {
    element.signs.is_head_line(&element.kind)
}

/// After a paragraph that closes with a byline hardly anything follows.
fn after_credit(last: &Element) -> f32 {
    if last.tail.is_some() { 3.0 } else { 0.0 }
}

/// A second byline under an article that has one: in brackets, as briefs have theirs, it is of another piece.
fn signed_again(form: Form) -> f32 {
    if form == Form::Bracketed { SIGNED_AGAIN } else { 2.5 }
}

fn byline_part(form: Form, label: Option<Label>, part: Part) -> Option<f32> {
    let (above, below) = match form {
        _ if label.is_some() => (0.0, 6.0),
        Form::Bracketed => (3.0, 0.0),
        Form::Photo => (4.0, 0.0),
        Form::Report => (0.0, 2.0),
        Form::Plain => (0.0, 0.5),
    };
    match part {
        Part::BylineAbove => Some(above),
        Part::BylineBelow => Some(below),
        _ => None,
    }
}
