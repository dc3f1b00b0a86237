//! Field filters of the search box.

use crate::{Axis, Query};

/// What a filter looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// 标题: kicker, headline and deck.
    Title,
    /// Who wrote it: a reporter or a correspondent.
    Author,
    /// 记者
    Reporter,
    /// 通讯员
    Correspondent,
    /// 地点
    Place,
    /// 人物
    Person,
    /// 机构
    Org,
    /// 专名: named systems, campaigns, projects.
    Initiative,
    /// 主题
    Topic,
    /// 脉络, by its number.
    Storyline,
    /// 相似, by the number of an article.
    Like,
    /// 报纸
    Publication,
    /// 版次
    Page,
    /// 版面
    Section,
    /// 体裁
    Kind,
    /// Of the axis of the query, or of this one.
    Date(Option<Axis>),
}

/// Chinese and English names; the first of a field is the one that is written.
const NAMES: &[(&str, Field)] = &[
    ("标题", Field::Title),
    ("title", Field::Title),
    ("作者", Field::Author),
    ("署名", Field::Author),
    ("author", Field::Author),
    ("记者", Field::Reporter),
    ("reporter", Field::Reporter),
    ("通讯员", Field::Correspondent),
    ("correspondent", Field::Correspondent),
    ("地点", Field::Place),
    ("地名", Field::Place),
    ("place", Field::Place),
    ("人物", Field::Person),
    ("人名", Field::Person),
    ("person", Field::Person),
    ("机构", Field::Org),
    ("单位", Field::Org),
    ("org", Field::Org),
    ("项目", Field::Initiative),
    ("专名", Field::Initiative),
    ("活动", Field::Initiative),
    ("平台", Field::Initiative),
    ("政策", Field::Initiative),
    ("initiative", Field::Initiative),
    ("主题", Field::Topic),
    ("topic", Field::Topic),
    ("脉络", Field::Storyline),
    ("报道线", Field::Storyline),
    ("事件线索", Field::Storyline),
    ("storyline", Field::Storyline),
    ("相近", Field::Like),
    ("like", Field::Like),
    ("报纸", Field::Publication),
    ("报名", Field::Publication),
    ("来源", Field::Publication),
    ("publication", Field::Publication),
    ("版次", Field::Page),
    ("版", Field::Page),
    ("版面", Field::Page),
    ("page", Field::Page),
    ("版名", Field::Section),
    ("section", Field::Section),
    ("体裁", Field::Kind),
    ("kind", Field::Kind),
    ("日期", Field::Date(None)),
    ("date", Field::Date(None)),
    ("见报日期", Field::Date(Some(Axis::Published))),
    ("见报", Field::Date(Some(Axis::Published))),
    ("见报日", Field::Date(Some(Axis::Published))),
    ("出版日期", Field::Date(Some(Axis::Published))),
    ("published", Field::Date(Some(Axis::Published))),
    ("事发日期", Field::Date(Some(Axis::Event))),
    ("事发", Field::Date(Some(Axis::Event))),
    ("event", Field::Date(Some(Axis::Event))),
];

/// Kinds of article as they are written in a query.
const KINDS: &[(&str, &str)] = &[
    ("消息", "news"),
    ("通讯", "feature"),
    ("图片新闻", "photo-caption"),
    ("简讯", "brief"),
    ("评论", "commentary"),
    ("公告", "notice"),
    ("其他", "other"),
];

/// The values of a query that a field holds exactly.
pub(super) type List = fn(&mut Query) -> &mut Vec<String>;

/// Lists of a query, in the order in which they are written.
pub(super) const LISTS: &[(Field, List)] = &[
    (Field::Publication, |q| &mut q.publications),
    (Field::Page, |q| &mut q.pages),
    (Field::Section, |q| &mut q.sections),
    (Field::Reporter, |q| &mut q.reporters),
    (Field::Place, |q| &mut q.places),
    (Field::Person, |q| &mut q.people),
    (Field::Org, |q| &mut q.orgs),
    (Field::Initiative, |q| &mut q.initiatives),
    (Field::Topic, |q| &mut q.topics),
    (Field::Storyline, |q| &mut q.storylines),
    (Field::Like, |q| &mut q.like),
    (Field::Kind, |q| &mut q.kinds),
];

/// The lists of a query with their fields.
pub fn lists(query: &Query) -> Vec<(Field, Vec<String>)> {
    let mut query = query.clone();
    LISTS.iter().map(|(field, list)| (*field, std::mem::take(list(&mut query)))).collect()
}

impl Field {
    /// The field of a folded name.
    pub fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, field)| *field)
    }

    /// Its Chinese name.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(_, field)| *field == self).map_or("", |(name, _)| *name)
    }

    /// The list of a query that holds its exact values.
    pub(super) fn list(self) -> Option<List> {
        LISTS.iter().find(|(field, _)| *field == self).map(|(_, list)| *list)
    }

    /// A value as a query holds it: `photo-caption` for 图片新闻.
    pub(super) fn value(self, written: String) -> String {
        let kind = KINDS.iter().find(|(label, _)| self == Self::Kind && *label == written);
        kind.map_or(written, |(_, code)| (*code).to_owned())
    }

    /// A value as it is written.
    pub(super) fn written(self, value: &str) -> &str {
        let kind = KINDS.iter().find(|(_, code)| self == Self::Kind && *code == value);
        kind.map_or(value, |(label, _)| label)
    }
}
