//! The words that newspapers use of initiatives.

/// What an initiative may be called after its name has been said.
pub(super) const CLASSES: &[&str] = &[
    "平台", "系统", "机制", "活动", "行动", "工程", "改革", "模式", "项目", "政策", "计划", "制度", "品牌", "服务",
    "举措", "做法", "办法", "条例", "规定", "方案", "意见", "通知", "措施", "小程序", "应用", "软件", "热线", "专线",
    "网站", "程序", "中心", "服务站", "服务点", "驿站", "基地", "实验室", "联盟", "基金", "仪式", "展览", "展会",
    "论坛", "大会", "会议", "座谈会", "试点", "体系", "窗口", "专区", "队伍", "集群", "产业集群", "园区", "赛事",
    "比赛", "大赛", "节会", "文化节", "艺术节", "购物节", "消费券", "券", "码", "卡", "储备库", "数据库", "库",
    "讲堂", "课堂", "学校", "食堂", "书屋", "超市", "银行", "团队", "服务队", "倡议", "规划", "指南", "标准", "保险",
    "贷款", "产品", "响应", "预案", "大脑", "一张网", "专项行动", "专项整治", "保证金",
];

/// Words that point back to what was spoken of.
pub(super) const POINTS: &[&str] = &["该", "这一", "这个", "这项", "此", "此项", "此次", "这次", "这场", "上述", "本次", "这套", "这款"];

/// Words before the word for what it is, where a sentence goes on with it.
pub(super) const LEADS: &[&str] =
    &["通过", "依托", "借助", "登录", "使用", "打开", "在", "围绕", "对于", "为了", "随着", "整个", "作为"];

/// Words that begin a sentence that counts on.
pub(super) const IN_IT: &[&str] = &["其中", "其余", "另有", "另外", "包括"];

/// Words that begin a sentence that sums up.
pub(super) const ABOUT_NOW: &[&str] =
    &["截至", "截止", "目前", "累计", "已累计", "迄今", "至今", "至目前", "现已", "共计", "共有", "已", "一年来", "两年来", "三年来", "半年来"];

/// Words that begin a sentence on what came of it.
pub(super) const SINCE_THEN: &[&str] = &[
    "上线", "运行", "启动以来", "启动后", "自启动", "自上线", "自运行", "自开展", "开展以来", "自实施", "实施以来",
    "实施后", "推行以来", "自推行", "投用", "启用", "自启用", "开通以来", "自开通", "成立以来", "自成立", "推广以来",
    "开放以来", "投入使用",
];

/// What whoever runs it does, before its name.
pub(super) const RUNS: &[&str] = &[
    "主办", "承办", "协办", "牵头", "运营", "负责", "开发", "研发", "研制", "建设", "推出", "打造", "创新", "创建",
    "建立", "建成", "探索", "开展", "启动", "实施", "组织", "推行", "推动", "推进", "构建", "搭建", "设立", "设置",
    "发起", "印发", "出台", "制定", "发布", "举办", "举行", "召开", "主导", "管理", "上线", "推广", "部署", "成立",
    "组建", "创办", "开办", "开通", "启用", "采取", "采用", "实行", "施行", "落实", "完善", "深化", "发放", "投放",
    "开设", "开启", "引进", "引入", "培育", "建起", "试行", "首创", "编制", "下发", "公布", "颁布", "承建", "筹建",
    "创设", "健全", "优化", "做实", "做优", "擦亮", "用好", "细化", "创立", "办起", "开出", "设计", "投用",
];

/// What whoever issues a paper does.
pub(super) const ISSUES: &[&str] = &[
    "印发", "出台", "制定", "发布", "公布", "颁布", "下发", "编制", "起草", "推出", "编写", "编印", "修订", "制订",
    "出版", "发出", "签发", "联合发文",
];

/// What is done by those who host, said right behind their names.
pub(super) const HOSTS: &[&str] = &["主办", "承办", "协办", "牵头", "举办", "运营", "承建", "负责"];

/// What is done with an initiative by others than those who run it: a name behind such a word is not run by the
/// subject.
pub(super) const USES: &[&str] = &[
    "参加", "参与", "走进", "获得", "荣获", "获评", "入选", "响应", "贯彻", "学习", "宣传", "了解", "体验", "登录",
    "通过", "利用", "使用", "借助", "按照", "根据", "依据", "围绕", "结合", "纳入", "对接", "加入", "列入", "申请",
    "申报", "出席", "观看", "领取", "下载", "打开", "购买", "关于", "依托", "依照", "遵守", "执行", "观摩", "考察",
    "参观", "调研", "应用", "接入", "入驻", "签订", "签署", "查看", "涉及", "违反", "宣讲", "解读", "融入", "助力",
    "支持", "保障", "服务于", "配合", "评为", "授予", "符合",
];

/// What those do who only take part.
pub(super) const JOINS_IN: &[&str] = &[
    "参加", "参与", "出席", "观看", "荣获", "获评", "获得", "入选", "响应", "体验", "观摩", "考察", "参观", "收看", "被",
];

/// A word for what is done is none before these characters: 建设局, 负责人, 组织部.
pub(super) const NO_VERB: &str = "局部人者处员站厅法科费商权证力性";

/// Words before those by whom something is done.
pub(super) const HOSTED_BY: &[&str] = &["由", "是由", "系由"];

/// Words before those with whose means a place does something.
pub(super) const LEANS_ON: &[&str] = &["依托", "委托", "引进", "携手", "联合", "授权", "联手"];

/// Words for making something new.
pub(super) const MAKES: &[&str] = &[
    "推出", "打造", "搭建", "建设", "建立", "成立", "创办", "研发", "开发", "创新", "启动", "开展", "构建", "建成", "设立",
    "开通", "组建", "建起", "办起", "开设", "成立",
];

/// What a ceremony is held for, in its name and in the sentence on it.
pub(super) const CEREMONIES: &[&str] = &["捐赠", "签约", "揭牌", "授牌", "捐款", "赠书", "共建", "交接"];

/// Words for a gathering that somebody hosts.
pub(super) const GATHERS: &[&str] = &["举办", "主办", "召开", "举行"];

/// What is reported to the press.
pub(super) const REPORTS: &[&str] = &["情况", "工作", "成效", "进展", "内容"];

/// Words that say of a name after 以 what part it plays.
pub(super) const HANDLES: &[&str] = &["为切入点", "为抓手", "为载体", "为突破口", "为总抓手", "为有力抓手", "为主抓手", "为牵引"];

/// Words in which authorities deal with a thing: 对…进行了公示.
pub(super) const DEALS: &[&str] = &["公示", "公布", "通报", "监管", "管理", "检查", "审核", "督导", "督查", "核查", "调度", "验收"];

/// Adverbs and the like between who acts and what is done, or before both.
pub(super) const ADVERBS: &[&str] = &[
    "深入", "全力", "积极", "持续", "大力", "率先", "正式", "全面", "联合", "共同", "成功", "主动", "扎实", "先后",
    "已经", "同步", "分别", "专门", "精心", "倾力", "着力", "首次", "同时", "多次", "重点", "不断", "进一步", "加快",
    "坚持", "统一", "自主", "独立", "合作", "协同", "继续", "陆续", "今年", "去年", "还", "又", "已", "将", "也",
    "再", "并", "正", "均", "都", "就", "了", "曾", "全市", "全县", "全区", "全省", "全镇", "全院", "全校", "拟", "又",
];

/// Words at the beginning of a sentence or clause that are no part of it.
pub(super) const OPENINGS: &[&str] = &[
    "据了解", "据悉", "据介绍", "据统计", "了解到", "近年来", "今年以来", "去年以来", "近期", "近日", "日前", "目前",
    "当前", "现在", "如今", "此外", "另外", "同时", "与此同时", "其中", "为此", "对此", "随后", "当天", "当日",
    "活动中", "会上", "下一步", "接下来", "今后", "未来", "截至目前", "截至", "自", "由", "而", "但", "并", "据",
    "首先", "其次", "最近", "日常", "多年来", "一直以来", "长期以来", "期间", "事实上", "不仅", "不但", "还有",
    "除了", "也就是说", "值得一提的是", "从今年起", "今年", "去年", "自此",
];

/// Words that make a meeting or ceremony the place of what is told.
pub(super) const AT_IT: &[&str] =
    &["会上", "会议上", "仪式上", "活动现场", "现场", "活动上", "活动中", "大会上", "论坛上", "发布会上", "会议期间", "启动仪式上", "会议现场", "开幕式上"];

/// Subjects that no fact tells of.
pub(super) const OTHERS: &[&str] = &[
    "记者", "网友", "村民", "居民", "市民", "群众", "学生", "企业", "公司", "学校", "医院", "单位", "部门", "各",
    "多地", "他", "她", "它", "志愿者", "党员", "双方", "国家", "社会", "商家", "店主", "农户", "合作社", "一些",
    "许多", "不少", "部分", "有关", "相关", "孩子", "老人", "家长", "教师", "老师", "民众", "当地", "两地", "三地",
    "业内", "专家", "学者", "全球", "世界", "外商", "游客", "消费者", "司机", "乘客", "每", "所有", "有的", "很多",
];

/// Titles and people right behind a name of an organisation: it is they who act or speak.
pub(super) const STAFF: &[&str] = &[
    "有关负责", "相关负责", "负责人", "负责同志", "主要负责", "工作人员介绍", "党组", "党委书记", "党支部书记", "书记", "局长",
    "副局长", "主任", "副主任", "院长", "副院长", "校长", "副校长", "董事长", "总经理", "经理", "所长", "副所长",
    "队长", "处长", "科长", "厅长", "部长", "会长", "秘书长", "行长", "教授", "专家", "研究员", "委员", "发言人",
    "站长", "镇长", "县长", "市长", "区长", "科员", "新闻发言人", "相关人士", "有关人士", "一名", "一位", "的一", "获悉", "了解到",
    "介绍", "表示", "说", "提供", "供图", "捐", "门口", "门前", "附近", "内", "里", "院内", "大厅",
];

/// Words by which the speaker's own body is meant.
pub(super) const WE: &[&str] = &["我们", "我局", "我院", "我校", "我镇", "我村", "我公司", "我行", "我所", "我站", "我中心", "我委", "我厅", "本局", "本院"];

/// Words between names that act together.
pub(super) const JOINS: &[&str] = &["、", "和", "与", "及", "以及", "联合", "会同", "携手", "联手", "，联合", "，会同", "，携手", "协同", "牵头，联合", "牵头联合", "共同", "·", " ", "并联合", "并会同"];

/// What begins for good.
pub(super) const BEGINS: &[&str] = &[
    "上线", "启动", "启用", "开通", "投用", "投入使用", "投入运行", "投入运营", "正式运行", "正式运营", "试运行",
    "试运营", "成立", "建成", "开工", "开始", "实施", "施行", "推出", "推行", "首次", "揭牌", "印发", "出台", "发布",
    "设立", "组建", "创办", "创立", "开幕", "开放", "开业", "开馆", "亮相", "诞生", "始于", "起步", "落成", "竣工",
    "问世", "首发", "发起", "创建", "揭幕", "面世", "颁布", "公布", "生效", "开启", "开营", "开赛", "启幕", "打造",
    "建立", "首创", "上市", "开课", "开播", "投产", "通车", "搭建", "开设",
];

/// What takes place, perhaps many times.
pub(super) const TAKES_PLACE: &[&str] = &["开展", "召开", "举行", "举办", "推广", "探索", "实行", "采取", "开办", "试点"];

/// Words that make a date that of telling, not of what is told.
pub(super) const LEARNT: &[&str] = &["记者", "获悉", "了解到", "看到", "走进", "来到", "介绍", "说", "表示", "见到"];

/// Words for the days before an issue.
pub(super) const LATELY: &[&str] = &["近日", "日前", "近期", "最近"];

/// Words before a date up to which something holds.
pub(super) const UP_TO: &[&str] = &["截至", "截止", "截止到", "到", "至", "力争", "力争到"];

/// Words for how long something has gone on, before a number of years.
pub(super) const LASTS: &[&str] = &["运行", "运营", "开展", "举办", "实行", "推广"];

/// What is held of it again and again: a date of one is not when it began.
pub(super) const SESSIONS: &[&str] = &[
    "推进会", "调度会", "座谈会", "培训", "宣传", "动员", "现场会", "集中", "夜查", "检查", "督导", "调研", "总结", "表彰",
    "第二", "第三", "二期", "三期", "专题", "主题党日", "联合执法", "工作会", "交流会", "观摩",
];

/// Words between the name and what it is: 惠循环是…, 所谓“…”，就是….
pub(super) const IS: &[&str] = &["是指", "就是", "即", "是", "指的是", "，是", "，就是", "，即", "作为", "主要包括", "包括", "由"];

/// Words behind a word for it that say how it works: 系统采取…, 平台可….
pub(super) const DESCRIBES: &[&str] = &[
    "采取", "采用", "集", "具有", "具备", "设有", "设置", "支持", "可", "能", "以", "通过", "整合", "涵盖", "覆盖", "面向",
    "旨在", "依托", "主要", "聚焦", "围绕", "将", "把", "运用", "对", "为", "包含", "分为", "实行", "提供",
];

/// Words that announce what it is for.
pub(super) const PURPOSE: &[&str] = &[
    "旨在", "以便", "通过", "实现", "为了", "用于", "解决", "整合", "依托", "围绕", "聚焦", "覆盖", "打破",
];
