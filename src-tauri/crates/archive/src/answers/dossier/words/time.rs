//! When it began, and what came of it since.

/// Words that begin a sentence that sums up.
pub(in crate::answers::dossier) const ABOUT_NOW: &[&str] = &[
    "截至",
    "截止",
    "目前",
    "累计",
    "已累计",
    "迄今",
    "至今",
    "至目前",
    "现已",
    "共计",
    "共有",
    "已",
    "一年来",
    "两年来",
    "三年来",
    "半年来",
];

/// Words that begin a sentence on what came of it.
pub(in crate::answers::dossier) const SINCE_THEN: &[&str] = &[
    "上线",
    "运行",
    "启动以来",
    "启动后",
    "自启动",
    "自上线",
    "自运行",
    "自开展",
    "开展以来",
    "自实施",
    "实施以来",
    "实施后",
    "推行以来",
    "自推行",
    "投用",
    "启用",
    "自启用",
    "开通以来",
    "自开通",
    "成立以来",
    "自成立",
    "推广以来",
    "开放以来",
    "投入使用",
];

/// What begins for good.
pub(in crate::answers::dossier) const BEGINS: &[&str] = &[
    "上线",
    "启动",
    "启用",
    "开通",
    "投用",
    "投入使用",
    "投入运行",
    "投入运营",
    "正式运行",
    "正式运营",
    "试运行",
    "试运营",
    "成立",
    "建成",
    "开工",
    "开始",
    "实施",
    "施行",
    "推出",
    "推行",
    "首次",
    "揭牌",
    "印发",
    "出台",
    "发布",
    "设立",
    "组建",
    "创办",
    "创立",
    "开幕",
    "开放",
    "开业",
    "开馆",
    "亮相",
    "诞生",
    "始于",
    "起步",
    "落成",
    "竣工",
    "问世",
    "首发",
    "发起",
    "创建",
    "揭幕",
    "面世",
    "颁布",
    "公布",
    "生效",
    "开启",
    "开营",
    "开赛",
    "启幕",
    "打造",
    "建立",
    "首创",
    "上市",
    "开课",
    "开播",
    "投产",
    "通车",
    "搭建",
    "开设",
];

/// What takes place, perhaps many times.
pub(in crate::answers::dossier) const TAKES_PLACE: &[&str] =
    &["开展", "召开", "举行", "举办", "推广", "探索", "实行", "采取", "开办", "试点"];

/// Words that make a date that of telling, not of what is told.
pub(in crate::answers::dossier) const LEARNT: &[&str] =
    &["记者", "获悉", "了解到", "看到", "走进", "来到", "介绍", "说", "表示", "见到"];

/// Words for the days before an issue.
pub(in crate::answers::dossier) const LATELY: &[&str] = &["近日", "日前", "近期", "最近"];

/// Words before a date up to which something holds.
pub(in crate::answers::dossier) const UP_TO: &[&str] =
    &["截至", "截止", "截止到", "到", "至", "力争", "力争到"];

/// Words for how long something has gone on, before a number of years.
pub(in crate::answers::dossier) const LASTS: &[&str] = &["运行", "运营", "开展", "举办", "实行", "推广"];

/// What is held of it again and again: a date of one is not when it began.
pub(in crate::answers::dossier) const SESSIONS: &[&str] = &[
    "推进会",
    "调度会",
    "座谈会",
    "培训",
    "宣传",
    "动员",
    "现场会",
    "集中",
    "夜查",
    "检查",
    "督导",
    "调研",
    "总结",
    "表彰",
    "第二",
    "第三",
    "二期",
    "三期",
    "专题",
    "主题党日",
    "联合执法",
    "工作会",
    "交流会",
    "观摩",
];
