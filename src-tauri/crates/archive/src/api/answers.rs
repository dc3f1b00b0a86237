//! What is made of the articles of a query: counts, pictures of time, topics, storylines, sheets on one matter.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use common::edtf;
use query::{Axis, Granularity, Query, syntax};
use store::Result;
use wire::*;

use crate::answers::{cooccurrence, dossier, figures, person, phrase, same_day, timeline, topics};
use crate::api::warm_up;
use crate::export::{self, Format};
use crate::search::facets;
use crate::{Archive, correct};

impl Archive {
    /// Counts over all articles of a query.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn facets(&self, query: &Query) -> Result<Facets> {
        self.searching(|| facets::facets(&self.search, query))
    }

    /// Values of one field over the articles of a query, the most frequent first,
    /// at most so many; with `words` those that have them in their names. Of the years none.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn facet_values(
        &self,
        query: &Query,
        field: FacetField,
        words: &str,
        most: usize,
    ) -> Result<Vec<Facet>> {
        self.searching(|| facets::facet_values(&self.search, query, field, words, most))
    }

    /// Histogram of a query.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn timeline(&self, query: &Query, axis: Axis, by: Granularity) -> Result<Timeline> {
        self.searching(|| timeline::timeline(&self.search, query, axis, by))
    }

    /// A query over time as it is drawn: the bins of a stretch, parted or compared, and what stands in no bin.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn density(&self, ask: &DensityAsk) -> Result<Density> {
        self.searching(|| timeline::density(&self.search, ask))
    }

    /// Writes the articles of a query into a file of another program's format, the oldest first, and says how many.
    /// The file appears when it is whole.
    ///
    /// # Errors
    /// As [`Archive::search`]; `io-error`, `disk-full`.
    pub fn export(&self, query: &Query, format: Format, out: &Path) -> Result<u32> {
        self.searching(|| export::export(&self.search, query, format, out))
    }

    /// The numbers of [`Archive::density`] as comma-separated values; `word` gives the words of the heading by their
    /// keys in the message catalogue.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn density_csv(&self, ask: &DensityAsk, word: &dyn Fn(&str) -> String) -> Result<String> {
        let ask = DensityAsk { all_ranges: true, ..ask.clone() };
        Ok(timeline::csv(&self.density(&ask)?, word))
    }

    /// The days that a text means, in the words of queries: `2024年7月`, `去年`, `2024-07..2024-08`; `None` where it is
    /// no date.
    pub fn days_meant(&self, text: &str) -> Option<DaysMeant> {
        let range = syntax::date_range(text, self.search.today())?;
        Some(DaysMeant { from: range.from.map(edtf::format_day), to: range.to.map(edtf::format_day) })
    }

    /// Pages of a query's articles that have no sure date of issue.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn dateless(&self, query: &Query, lack: DateLack) -> Result<DatelessList> {
        self.searching(|| timeline::dateless(&self.search, query, lack))
    }

    /// Subjects, initiatives and storylines of a query, as far as storylines are worked out. Of these the longest 200,
    /// with their first articles.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn topics(&self, query: &Query) -> Result<Topics> {
        self.searching(|| topics::topics(&self.search, &self.storylines, query, storylines::Extent::SHOWN))
    }

    /// As [`Archive::topics`], with all storylines there are and all their articles.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn topics_whole(&self, query: &Query) -> Result<Topics> {
        self.searching(|| topics::topics(&self.search, &self.storylines, query, storylines::Extent::WHOLE))
    }

    /// Works until storylines are up with the archive. It is done in the background too, whenever they are asked for:
    /// this is for who wants them whole.
    ///
    /// # Errors
    /// `cancelled`, `disk-full`, `archive-damaged`; what was done so far is kept.
    pub fn keep_storylines(&self, progress: &mut dyn FnMut(&Building), cancel: &AtomicBool) -> Result<()> {
        self.storylines.keep_up(progress, cancel)
    }

    /// Lets storylines follow the archive in the background, for who keeps it open: after opening, after an import.
    /// Asking for storylines does it too.
    pub fn follow_storylines(&self) {
        // What hinders them there is met by who asks for them.
        let woken = self.storylines.wake();
        let _ = woken.inspect_err(|error| tracing::warn!(%error, "storylines do not follow"));
    }

    /// Reads in the background what pictures and topics are counted by, for who keeps the archive open: after opening, after
    /// an import. It takes a second or two of a million articles, and about 100 MB.
    pub fn read_ahead(&self) {
        self.warm_up.read(warm_up::Reader {
            index: self.search.index.clone(),
            counters: self.search.counters.clone(),
            holdings: self.holdings.clone(),
            lines: self.storylines.cache(),
        });
    }

    /// [`Archive::read_ahead`] and [`Archive::follow_storylines`], once something else than a list was asked
    /// for: who opens an archive waits for its first page, and should not have to share the machine.
    pub fn keep_up_soon(&self) {
        self.warm_up.read_soon();
    }

    /// Storylines of a query, pinned ones first, then the longest; at most `limit`, with their first articles.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn storylines(&self, query: &Query, limit: u32) -> Result<StorylineList> {
        let extent = storylines::Extent { lines: limit as usize, ..storylines::Extent::SHOWN };
        self.searching(|| storylines::list(&self.storylines, &self.search.ask(query)?, None, extent))
    }

    /// One storyline with all its articles.
    ///
    /// # Errors
    /// `storyline-missing`.
    pub fn storyline(&self, id: &str) -> Result<StorylineView> {
        storylines::sheet(&self.storylines, id)
    }

    /// Gives a storyline a name. The name stays with the storyline that the article in its middle is in.
    ///
    /// # Errors
    /// `storyline-missing`, and as [`Archive::correct`].
    pub fn rename_storyline(&self, id: &str, name: &str) -> Result<Corrected> {
        correct::storylines::rename(&self.shelf, &self.search, id, name)
    }

    /// Pins or follows a storyline, or takes that back.
    ///
    /// # Errors
    /// As [`Archive::rename_storyline`].
    pub fn mark_storyline(&self, id: &str, mark: StorylineMark) -> Result<Corrected> {
        correct::storylines::mark(&self.shelf, &self.search, id, mark)
    }

    /// Makes one storyline of some. It keeps the number of the longest; new articles of any of them belong to it.
    ///
    /// # Errors
    /// As [`Archive::rename_storyline`].
    pub fn merge_storylines(&self, id: &str, others: &[String]) -> Result<Corrected> {
        correct::storylines::merge(&self.shelf, &self.search, id, others)
    }

    /// Takes articles out of a storyline, together into one of their own. New articles go on to join what they were
    /// taken out of; one alone is a storyline once another is merged with it.
    ///
    /// # Errors
    /// `article-missing` of one that is not in it, and as [`Archive::rename_storyline`].
    pub fn split_storyline(&self, id: &str, articles: &[ArticleId]) -> Result<Corrected> {
        correct::storylines::split(&self.shelf, &self.search, id, articles)
    }

    /// Does one of the things that can be done with a storyline.
    ///
    /// # Errors
    /// As [`Archive::rename_storyline`] and [`Archive::split_storyline`].
    pub fn correct_storyline(&self, id: &str, act: &StorylineAct) -> Result<Corrected> {
        match act {
            StorylineAct::Rename { name } => self.rename_storyline(id, name),
            StorylineAct::Merge { others } => self.merge_storylines(id, others),
            StorylineAct::Split { articles } => self.split_storyline(id, articles),
            StorylineAct::Mark { mark } => self.mark_storyline(id, *mark),
        }
    }

    /// Notes that a person looked at a storyline: what it has now is no news any more.
    ///
    /// # Errors
    /// `storyline-missing`, `archive-read-only`.
    pub fn see_storyline(&self, id: &str) -> Result<()> {
        correct::storylines::see(&self.shelf.store, id)
    }

    /// What comes with the articles of a query more often than with others.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn cooccurrences(&self, query: &Query) -> Result<Cooccurrences> {
        self.searching(|| cooccurrence::cooccurrences(&self.search, query))
    }

    /// Everything the archive says of one initiative, whichever of its names is given.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn dossier(&self, name: &str) -> Result<Dossier> {
        self.searching(|| dossier::dossier(&self.search, name))
    }

    /// Everything the archive says of the person filed under a heading.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn person(&self, heading: &str) -> Result<PersonView> {
        self.searching(|| person::person(&self.search, heading))
    }

    /// Every paper of the archive: what is held of it, and what is not.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn holdings(&self) -> Result<Vec<PaperHoldings>> {
        holdings::papers(&self.holdings)
    }

    /// What can be said of each day of a paper (`None` stands for the pages that name none); of two hundred years at
    /// most.
    ///
    /// # Errors
    /// `date-invalid`.
    pub fn issue_days(&self, publication: Option<&str>, from: &str, to: &str) -> Result<Vec<IssueDay>> {
        holdings::days(&self.holdings, publication, from, to)
    }

    /// Issues and pages that are missing and days of which nothing is known, of one paper or of all, between the days
    /// given or between what is held first and last.
    ///
    /// # Errors
    /// `date-invalid`.
    pub fn gaps(&self, publication: Option<&str>, from: Option<&str>, to: Option<&str>) -> Result<Vec<Gap>> {
        holdings::gaps(&self.holdings, publication, from, to)
    }

    /// How far the days of issue that a query asks for are held; `None` where it asks for none.
    ///
    /// # Errors
    /// `date-invalid`.
    pub fn coverage(&self, query: &Query) -> Result<Option<Coverage>> {
        holdings::coverage(&self.holdings, query, self.search.today())
    }

    /// What was printed and what happened on a day (`07-16`, `2014-07-16`; `None` is today), with up to 15 days
    /// around it, in every year. `lunar` aligns the years by the lunar date, `None` where that is a festival.
    ///
    /// # Errors
    /// `date-invalid`.
    pub fn same_day(&self, day: Option<&str>, around: u32, lunar: Option<bool>) -> Result<SameDayView> {
        self.searching(|| same_day::today(&self.search, day, around, lunar))
    }

    /// How a phrase was used over the years.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn phrase(&self, phrase: &str) -> Result<PhraseUse> {
        self.searching(|| phrase::phrase_use(&self.search, phrase))
    }

    /// Places of a phrase with the words around them; by date `limit` and `offset` count articles, else places.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn concordance(
        &self,
        phrase: &str,
        order: ConcordanceOrder,
        limit: u32,
        offset: u32,
    ) -> Result<Concordance> {
        self.searching(|| phrase::concordance(&self.search, phrase, order, limit, offset))
    }

    /// Figures of a query's articles, the newest first (of one measure the latest time first); at most `limit` rows after `offset`.
    ///
    /// # Errors
    /// As [`Archive::search`]; `date-invalid` also of the filter.
    pub fn figures(
        &self,
        query: &Query,
        filter: &FigureFilter,
        limit: u32,
        offset: u32,
    ) -> Result<FigureList> {
        self.searching(|| figures::figures(&self.search, query, filter, limit, offset))
    }
}
