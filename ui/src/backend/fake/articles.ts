// Invented articles of an invented paper, for tests and for work in a browser. Facts are marked in the text as
// {kind:text|value|detail}; detail may be left out.

export interface FakeArticle {
  page: number;
  standingHead?: string;
  kicker?: string;
  headline: string;
  supplied?: boolean;
  deck?: string;
  byline?: string[];
  kind: "news" | "feature" | "photo-caption" | "brief" | "commentary" | "notice";
  topics: string[];
  storyline?: string;
  /** A block that begins with `# ` is a subhead, with `= ` a caption. */
  body: string[];
}

export interface FakePage {
  file: string;
  publication: string | null;
  label: string | null;
  section: string | null;
  /** EDTF; `~` where it is an estimate; null where nothing is known. */
  issued: string | null;
  evidence: string[];
}

export const PAGES: FakePage[] = [
  {
    file: "云汀日报-2024-07-17-01.txt",
    publication: "云汀日报",
    label: "01",
    section: "要闻",
    issued: "2024-07-17~",
    evidence: ["7月16日上午，市政府召开新闻发布会", "7月12日，青禾县经济开发区"],
  },
  {
    file: "云汀日报-2024-06-23-03.txt",
    publication: "云汀日报",
    label: "03",
    section: "民生",
    issued: "2024-06-23",
    evidence: [],
  },
  { file: "残页.txt", publication: null, label: null, section: null, issued: null, evidence: [] },
  {
    file: "河湾晚报-2023-11-08-05.txt",
    publication: "河湾晚报",
    label: "05",
    section: "副刊",
    issued: "2023-11-08",
    evidence: [],
  },
];

export const STORYLINES: Record<string, string> = {
  "s-old-for-new": "以旧换新 惠循环 补贴",
  "s-drought": "抗旱 灌溉 供水",
};

export const TOPICS: Record<string, string> = {
  "medtop:04000000": "经济、商业和金融",
  "medtop:06000000": "环境",
  "medtop:05000000": "教育",
  "medtop:01000000": "艺术、文化、娱乐和媒体",
  "medtop:14000000": "社会",
  "medtop:07000000": "健康",
};

export const ARTICLES: FakeArticle[] = [
  {
    page: 0,
    headline: "回收有保障 换新享实惠",
    deck: "——记我市“惠循环”以旧换新平台运行两周年",
    byline: ["■ 本报记者 {person:朱云帆|朱云帆|reporter}"],
    kind: "feature",
    topics: ["medtop:04000000", "medtop:14000000"],
    storyline: "s-old-for-new",
    body: [
      "推动消费品以旧换新，既是惠民生的实事，也是促消费的抓手。{date:7月12日|2024-07-12|past}，记者走进{place:河湾区|云汀市/河湾区}滨水社区，{initiative:“惠循环”|惠循环|platform}回收点前排起了小队，居民{person:贺秋兰|贺秋兰|quoted}推着一台旧洗衣机等候称重。",
      "“以前旧家电堆在楼道里，卖了不值钱，扔了又可惜。”{person:贺秋兰|贺秋兰|quoted}说，如今手机上点一下，师傅上门拉走，抵扣的钱当场到账。",
      "# 一头连着回收 一头连着换新",
      "{initiative:“惠循环”|惠循环|platform}由{org:市商务局|云汀市商务局}牵头搭建，{date:2022年7月|2022-07|past}上线。截至{date:今年6月底|2024-06-30|past}，平台累计回收旧家电{figure:22295台|22295 台}，发放补贴{figure:418万元|4180000 元}，带动换新消费{figure:1.3亿元|130000000 元}。",
      "{org:市商务局|云汀市商务局}流通科科长{person:沈砚舟|沈砚舟|quoted}介绍，平台把分散的回收点、维修点和卖场连成一张网，“旧的有去处，新的有补贴，中间的每一步都查得到”。",
      "# 账要算给群众看",
      "在{place:青禾县|云汀市/青禾县}，{figure:36个|36 个}乡村回收站挂出了统一价目牌。价目每周一更换，涨跌都写明缘由。",
      "“群众算得清，政策才走得远。”{person:沈砚舟|沈砚舟|quoted}说，{date:今年年底前|2024-12|future}，回收点将覆盖全市{figure:118个|118 个}乡镇街道。",
    ],
  },
  {
    page: 0,
    headline: "青禾菌菇产业加速成势",
    kind: "news",
    topics: ["medtop:04000000"],
    body: [
      "本报讯（记者 {person:任知夏|任知夏|reporter} 通讯员 {person:王予安|王予安|correspondent}）{date:7月12日|2024-07-12|past}，{place:青禾县经济开发区|云汀市/青禾县}一处处新项目正在抢抓工期，其中菌菇精深加工园一期主体已经封顶，工人们正进行室内外安装。",
      "园区规划建设饮片、饮品、保健食品等生产线{figure:20条|20 条}，建成后日处理原料{figure:10吨|10 吨}。{org:青禾县惠农资产运营有限公司|青禾县惠农资产运营有限公司}总经理{person:张北辰|张北辰|quoted}说，项目投产后，周边菇农不出镇就能卖上好价钱。",
      "下一步，开发区将以{initiative:“筑基提升年”|筑基提升年|campaign}活动为抓手，完善{initiative:“帮办代办团”|帮办代办团|other}机制，让项目从签约到开工平均缩短{figure:42天|42 天}。",
    ],
  },
  {
    page: 0,
    kicker: "市政府新闻办举行专场发布会",
    headline: "教育文旅设备更新今年投入三亿元",
    kind: "news",
    topics: ["medtop:05000000", "medtop:04000000"],
    storyline: "s-old-for-new",
    body: [
      "本报讯（记者 {person:林亦辰|林亦辰|reporter}）{date:7月16日上午|2024-07-16|past}，{org:市政府新闻办|云汀市政府新闻办}召开推动大规模设备更新和消费品以旧换新主题新闻发布会。{org:市教育和体育局|云汀市教育和体育局}副局长{person:战云岭|战云岭|quoted}介绍全市教育设施更新情况。",
      "今年，全市安排资金{figure:3亿元|300000000 元}，更新中小学实验仪器{figure:1.8万件|18000 件}，改造老旧教室照明{figure:2600间|2600 间}，{date:9月1日|2024-09-01|future}开学前全部投入使用。",
    ],
  },
  {
    page: 0,
    headline: "抗旱供水两不误",
    supplied: true,
    kind: "photo-caption",
    topics: ["medtop:06000000"],
    storyline: "s-drought",
    body: [
      "= {date:7月15日|2024-07-15|past}，{place:河湾区|云汀市/河湾区}柳林灌区的工作人员在检修提水泵站。连日高温少雨，灌区{figure:64公里|64 公里}干渠实行错峰轮灌，保住了{figure:12万亩|120000 亩}秋粮，城区供水也未受影响。",
      "= 本报通讯员 {person:郑远山|郑远山|photographer} 摄",
    ],
  },
  {
    page: 0,
    headline: "夜校开班 名额半小时抢空",
    kind: "brief",
    topics: ["medtop:05000000", "medtop:01000000"],
    body: [
      "本报讯 市文化馆暑期{initiative:“市民夜校”|市民夜校|campaign}{date:7月15日|2024-07-15|past}开班，国画、二胡、茶艺等{figure:14门|14 门}课程{figure:560个|560 个}名额半小时抢空。馆方表示，{date:8月|2024-08|future}将加开一期。",
    ],
  },
  {
    page: 1,
    kicker: "把水送到田间地头",
    headline: "柳林灌区提前十天开闸",
    deck: "今夏灌溉面积预计增加八万亩",
    kind: "news",
    topics: ["medtop:06000000", "medtop:04000000"],
    storyline: "s-drought",
    body: [
      "本报讯（记者 {person:任知夏|任知夏|reporter}）{date:6月21日|2024-06-21|past}清晨，柳林灌区渠首闸缓缓提起，清水沿着{figure:46公里|46 公里}干渠流向{place:青禾县|云汀市/青禾县}和{place:河湾区|云汀市/河湾区}。",
      "受持续少雨影响，今年开闸比往年提前{figure:10天|10 天}。{org:市水务局|云汀市水务局}副局长{person:顾长河|顾长河|quoted}说，灌区已备足抗旱水源{figure:4200万立方米|42000000 立方米}，轮灌方案按村按地块下发，用水户在手机上就能看到自家的放水时间。",
      "为防止跑冒滴漏，灌区推行{initiative:“一渠一长”|一渠一长|policy}，{figure:212名|212 名}渠长分段巡护。",
    ],
  },
  {
    page: 1,
    headline: "社区食堂添了“银发窗口”",
    kind: "news",
    topics: ["medtop:14000000", "medtop:07000000"],
    body: [
      "本报讯（记者 {person:朱云帆|朱云帆|reporter}）少油、少盐、软一些，{place:河湾区|云汀市/河湾区}滨水社区食堂{date:6月20日|2024-06-20|past}开出“银发窗口”，{figure:60岁|60 岁}以上老人凭卡打{figure:八折|0.8}。",
      "“饭菜热乎，走几步就到。”{figure:82岁|82 岁}的{person:梁守拙|梁守拙|quoted}老人说。社区党委书记{person:苏映雪|苏映雪|quoted}介绍，食堂已入选全市{initiative:“十分钟助餐圈”|十分钟助餐圈|campaign}首批站点。",
    ],
  },
  {
    page: 1,
    standingHead: "云汀时评",
    headline: "让群众把账看明白",
    byline: ["本报评论员"],
    kind: "commentary",
    topics: ["medtop:14000000"],
    storyline: "s-old-for-new",
    body: [
      "一块价目牌，写的是废旧家电的收购价，照见的是办事的态度。{initiative:“惠循环”|惠循环|platform}把价目每周公布，涨跌写明缘由，群众自然愿意来。到{date:5月底|2024-05-31|past}，平台收下的旧家电已有{figure:21480台|21480 台}。",
      "政策好不好，群众心里有本账。账本摊得开，事情才办得长。",
    ],
  },
  {
    page: 1,
    headline: "关于城区部分路段临时停水的通知",
    kind: "notice",
    topics: ["medtop:06000000"],
    body: [
      "因供水管网改造，{date:6月25日22时|2024-06-25|future}至{date:6月26日6时|2024-06-26|future}，{place:河湾区|云汀市/河湾区}文昌路、学府街沿线停水，请用户提前储水。",
      "{org:云汀市水务集团|云汀市水务集团}",
    ],
  },
  {
    page: 2,
    headline: "老船工忆渡口",
    kind: "feature",
    topics: ["medtop:01000000"],
    body: [
      "没有桥的年月，云汀人过河靠摆渡。七十九岁的船工{person:罗望川|罗望川|quoted}记得，{date:1976年|1976|past}发大水，他在渡口守了三天三夜，来回摆渡{figure:两百多趟|200 趟}，没有丢下一个人。那条船是木匠{person:顾长河|顾长河|mentioned}打的。",
      "后来修了桥，渡口冷清下来。他把船桨擦净，挂在堂屋的墙上。",
    ],
  },
  {
    page: 2,
    headline: "拾金不昧受称赞",
    kind: "brief",
    topics: ["medtop:14000000"],
    body: [
      "公交司机{person:何守信|何守信|mentioned}收车时拾到内装{figure:八千元|8000 元}的布包，辗转找到失主。失主送来锦旗，他只说了一句：应该的。",
    ],
  },
  {
    page: 3,
    kicker: "书院旧事",
    headline: "一册残卷的来路",
    byline: ["□ {person:闻拾遗|闻拾遗|reporter}"],
    kind: "feature",
    topics: ["medtop:01000000"],
    body: [
      "{org:云汀市图书馆|云汀市图书馆}古籍部存有一册残卷，封面题签已失，卷末钤“临渊阁”朱印。{date:2023年10月|2023-10|past}，馆员{person:沈漱石|沈漱石|quoted}在整理库房时，于夹页中发现一张借阅条，墨迹写着{date:1937年5月|1937-05|past}。",
      "借阅人是当年书院的一位先生。战火将至，他把书借出，一去便是数十年。书最终由他的孙辈送还，包书的蓝布洗得发白。",
      "# 书比人走得远",
      "{person:沈漱石|沈漱石|quoted}说，修复一页要三天，全书修毕大约要到{date:2025年|2025|future}。“它既然回来了，就不必再赶路。”",
    ],
  },
];
