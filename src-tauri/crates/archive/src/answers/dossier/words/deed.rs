//! What is done with an initiative, and by whom.

/// What whoever runs it does, before its name.
pub(in crate::answers::dossier) const RUNS: &[&str] = &[
    "主办", "承办", "协办", "牵头", "运营", "负责", "开发", "研发", "研制", "建设", "推出", "打造", "创新",
    "创建", "建立", "建成", "探索", "开展", "启动", "实施", "组织", "推行", "推动", "推进", "构建", "搭建",
    "设立", "设置", "发起", "印发", "出台", "制定", "发布", "举办", "举行", "召开", "主导", "管理", "上线",
    "推广", "部署", "成立", "组建", "创办", "开办", "开通", "启用", "采取", "采用", "实行", "施行", "落实",
    "完善", "深化", "发放", "投放", "开设", "开启", "引进", "引入", "培育", "建起", "试行", "首创", "编制",
    "下发", "公布", "颁布", "承建", "筹建", "创设", "健全", "优化", "做实", "做优", "擦亮", "用好", "细化",
    "创立", "办起", "开出", "设计", "投用",
];

/// What whoever issues a paper does.
pub(in crate::answers::dossier) const ISSUES: &[&str] = &[
    "印发",
    "出台",
    "制定",
    "发布",
    "公布",
    "颁布",
    "下发",
    "编制",
    "起草",
    "推出",
    "编写",
    "编印",
    "修订",
    "制订",
    "出版",
    "发出",
    "签发",
    "联合发文",
];

/// What is done by those who host, said right behind their names.
pub(in crate::answers::dossier) const HOSTS: &[&str] =
    &["主办", "承办", "协办", "牵头", "举办", "运营", "承建", "负责"];

/// What is done with an initiative by others than those who run it: a name behind such a word is not run by the
/// subject.
pub(in crate::answers::dossier) const USES: &[&str] = &[
    "参加",
    "参与",
    "走进",
    "获得",
    "荣获",
    "获评",
    "入选",
    "响应",
    "贯彻",
    "学习",
    "宣传",
    "了解",
    "体验",
    "登录",
    "通过",
    "利用",
    "使用",
    "借助",
    "按照",
    "根据",
    "依据",
    "围绕",
    "结合",
    "纳入",
    "对接",
    "加入",
    "列入",
    "申请",
    "申报",
    "出席",
    "观看",
    "领取",
    "下载",
    "打开",
    "购买",
    "关于",
    "依托",
    "依照",
    "遵守",
    "执行",
    "观摩",
    "考察",
    "参观",
    "调研",
    "应用",
    "接入",
    "入驻",
    "签订",
    "签署",
    "查看",
    "涉及",
    "违反",
    "宣讲",
    "解读",
    "融入",
    "助力",
    "支持",
    "保障",
    "服务于",
    "配合",
    "评为",
    "授予",
    "符合",
];

/// What those do who only take part.
pub(in crate::answers::dossier) const JOINS_IN: &[&str] = &[
    "参加", "参与", "出席", "观看", "荣获", "获评", "获得", "入选", "响应", "体验", "观摩", "考察", "参观",
    "收看", "被",
];

/// A word for what is done is none before these characters: 建设局, 负责人, 组织部.
pub(in crate::answers::dossier) const NO_VERB: &str = "局部人者处员站厅法科费商权证力性";

/// Words before those by whom something is done.
pub(in crate::answers::dossier) const HOSTED_BY: &[&str] = &["由", "是由", "系由"];

/// Words before those with whose means a place does something.
pub(in crate::answers::dossier) const LEANS_ON: &[&str] =
    &["依托", "委托", "引进", "携手", "联合", "授权", "联手"];

/// Words for making something new.
pub(in crate::answers::dossier) const MAKES: &[&str] = &[
    "推出", "打造", "搭建", "建设", "建立", "成立", "创办", "研发", "开发", "创新", "启动", "开展", "构建",
    "建成", "设立", "开通", "组建", "建起", "办起", "开设", "成立",
];

/// What a ceremony is held for, in its name and in the sentence on it.
pub(in crate::answers::dossier) const CEREMONIES: &[&str] =
    &["捐赠", "签约", "揭牌", "授牌", "捐款", "赠书", "共建", "交接"];

/// Words for a gathering that somebody hosts.
pub(in crate::answers::dossier) const GATHERS: &[&str] = &["举办", "主办", "召开", "举行"];

/// What is reported to the press.
pub(in crate::answers::dossier) const REPORTS: &[&str] = &["情况", "工作", "成效", "进展", "内容"];

/// Words that say of a name after 以 what part it plays.
pub(in crate::answers::dossier) const HANDLES: &[&str] =
    &["为切入点", "为抓手", "为载体", "为突破口", "为总抓手", "为有力抓手", "为主抓手", "为牵引"];

/// Words in which authorities deal with a thing: 对…进行了公示.
pub(in crate::answers::dossier) const DEALS: &[&str] =
    &["公示", "公布", "通报", "监管", "管理", "检查", "审核", "督导", "督查", "核查", "调度", "验收"];
