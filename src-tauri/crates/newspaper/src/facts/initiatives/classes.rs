//! Words that say of a name beside them what it is.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::super::scan::Scan;
use crate::model::InitiativeKind::{self, Campaign, Document, Event, Other, Platform, Policy};

/// Class words; where one begins like another, the longer one stands first.
const CLASSES: &[(InitiativeKind, &str)] = &[
    (
        Event,
        "新闻发布会 议事会 座谈会 研讨会 博览会 交易会 洽谈会 推介会 发布会 展示会 恳谈会 启动仪式 仪式 大赛 比赛 竞赛 联赛 \
         挑战赛 邀请赛 锦标赛 论坛 峰会 会议 展览 展演 展播 主题展 特展 巡展 展区 晚会 音乐会 演唱会 文艺汇演 美食节 文化节 \
         专场 联欢会 沙龙 演出季 音乐季 嘉年华 游园会 分享会 读书会 宣讲会 运动会 篮球赛 足球赛 训练营 培训班 擂台赛 技能赛 大比武 评选 年货大集 大集 市集 集市 议事会 开放日 体验日 艺术节 旅游节 购物节 消费节 电影节 音乐节 采摘节 开园节 丰收节 邻里节 读书节 庙会 灯会 马拉松 巡游 招聘会 展",
    ),
    (
        Campaign,
        "联合执法 专项行动 专项整治 专项治理 集中整治 百日攻坚 主题活动 主题教育 主题党日 学习教育 志愿服务 文明实践 宣传月 宣传周 宣传日 \
         讲堂 大讲堂 课堂 夜校 宣讲 活动 行动 战役 攻坚战 歼灭战 保卫战 阻击战 大走访 大排查 大讨论 大练兵 专项检查 专项执法 执法检查 直播带货 整治周 招聘周 活动周 服务周 读书月 服务月 活动月 \
         整治 宣传 主题竞赛 劳动竞赛 研学 夏令营 巡讲 巡演 宣传季 消费季 攻坚",
    ),
    (
        Platform,
        "数字化平台 小程序 数据库 储备库 信息库 人才库 资源库 微平台 平台 系统 热线 专区 窗口 公众号 微信群 客户端 网上商城 \
         商城 网站 网页 电子地图 云图 驾驶舱 APP App 软件 大模型 一张图 板块 端口 模块 二维码 账号 信箱 邮箱 机器人 自助机 智能体 视频号 直播间 网络 智慧大脑 大脑 一码通 反诈中心 指挥中心 数据中心 联合实验室",
    ),
    (
        Policy,
        "工作思路 工作机制 工作模式 工作法 服务模式 管理模式 专题调研 积分制 责任制 联席制度 制度 机制 模式 改革 政策 体系 战略 \
         方式 计划 规划 方针 总方针 方略 倡议 措施 举措 做法 办法 帮扶 理念 方案 建设 工作 服务 套餐 双保险 组合筛查 应急响应 \
         治理 品质提升 调解 承诺制 代办制 三步法 四步法 五步法 工作制 值班制 负责制 管理制 议事厅 清单 菜单 试点 审批 办理 联办 监管 监督 保险 贷 协议 专班 管理 合作框架",
    ),
    (
        Other,
        "荣誉称号 称号 奖章 勋章 奖项 奖牌 牌匾 奖 券 消费券 工程 项目 品牌 商标 基金 实验室 示范区 示范点 试验区 服务队 服务团 \
         宣讲团 小分队 突击队 服务站 工作站 工作室 驿站 旅游环线 旅游线路 精品线路 线路 环线 基地 园区 展馆 系列丛书 丛书 \
         专列 航线 班列 示范小区 示范样板 先锋岗 示范岗 会客厅 小院 学堂 礼包 红包 优惠券 惠民券 食堂 书屋 书房 书吧 小屋 家园 联盟 公交 专线 门店 礼盒 卡 险 设备",
    ),
    (Document, "白皮书 倡议书 责任书 承诺书 专项规划 实施方案 行动方案 应急预案 指导意见"),
];
/// Class words that stand before a quotation: 服务平台“…”, 取名“…”.
const BEFORE: &[(InitiativeKind, &str)] = &[
    (Platform, "平台 系统 小程序 公众号 客户端 App APP 视频号"),
    (Campaign, "行动 活动 主题实践"),
    (Policy, "模式 工作法 机制 新模式"),
    (Other, "品牌 工程 项目 名为 取名 名叫 取名为 命名为 冠名 称号"),
];
/// Endings that make a quotation a name by themselves, with how many characters it then has at least.
const ENDINGS: &[(InitiativeKind, usize, &str)] = &[
    (
        Campaign,
        4,
        "行动 活动 讲堂 课堂 提升年 攻坚年 落实年 建设年 服务年 深化年 减负年 治理年 整治年 行动年 创新年 改革年 突破年 推进年 巩固年 会战年 宣传月 宣传周 攻坚战 大走访 大比武 大练兵 进社区 进校园 进企业 \
         进工地 进乡村 进机关 进农村 进军营 进家庭 进万家 地行 里行 基层行 万里行 走基层 校园行 三年行动",
    ),
    (Platform, 3, "码"),
    (Platform, 4, "云平台 大脑 一码通 平台 系统 一张图 一张网 APP App 小程序 云课堂 热线"),
    (
        Policy,
        4,
        "模式 机制 计划 政策 工作法 一件事 一网通办 一次办 跨省通办 掌上办 帮办代办 生活圈 制度 银行 物业 夜话 议事会 议事厅 恳谈会 账单 积分制 \
         说事日 赶集日",
    ),
    (
        Other,
        4,
        "工程 基金 驿站 食堂 书屋 书房 小院 会客厅 工坊 小站 学堂 超市 积分卡 课堂 之家 服务站 先进市 先进县 先进区 示范区 示范县 示范市 百强县 文明城市 卫生城市 森林城市 模范城市",
    ),
    (Other, 3, "券 贷 险 卡"),
    (Event, 3, "节 杯 博览会 年货节 音乐会 文化周 市集 大集 赶集 书会 读书月 赛 擂台赛 开放日 体验日"),
];

/// Class words that are everyday words as well: they count only right behind the quotation.
const WEAK: &str = "工作 服务 建设 治理 方式 办理 监管 监督 调解 试点 帮扶 做法 办法 措施 举措 理念 套餐 保险 展 奖 券 贷 基金 \
                    基地 园区 审批 战略 方案 会议 窗口 网站 网页 软件 课堂 仪式 展览 宣传 整治 管理 协议 清单 菜单 研学 攻坚 联盟 家园 设备 卡 险 网络 公交 专线 板块 模块 端口 大脑 门店 小屋 线路 热线 体系 航线 比赛 竞赛";

/// A class word that stands somewhere.
pub(super) struct Class {
    pub(super) kind: InitiativeKind,
    /// In characters.
    pub(super) len: usize,
    /// Says little unless it stands right behind the quotation.
    pub(super) weak: bool,
}

/// Class words by their first character, the longer ones first.
static BY_FIRST: LazyLock<FxHashMap<char, Vec<(InitiativeKind, &str)>>> = LazyLock::new(|| {
    let mut by_first: FxHashMap<char, Vec<(InitiativeKind, &str)>> = FxHashMap::default();
    for (kind, words) in CLASSES {
        for word in words.split_whitespace() {
            by_first.entry(word.chars().next().unwrap_or_default()).or_default().push((*kind, word));
        }
    }
    by_first.values_mut().for_each(|words| words.sort_by_key(|w| std::cmp::Reverse(w.1.len())));
    by_first
});

/// The class word at `at`.
pub(super) fn class_at(scan: &Scan, at: usize) -> Option<Class> {
    let (kind, word) = BY_FIRST.get(&scan.at(at))?.iter().find(|(_, w)| scan.starts(at, w))?;
    let len = word.chars().count();
    let weak = WEAK.split_whitespace().any(|w| w == *word);
    (!goes_on(word, scan.at(at + len))).then_some(Class { kind: *kind, len, weak })
}

/// 奖励, 券商, 工作人员, 系统性: another word begins there.
fn goes_on(word: &str, next: char) -> bool {
    match word {
        "奖" => matches!(next, '励' | '补' | '金' | '学'),
        "券" => next == '商',
        "展" => matches!(next, '示' | '开' | '现' | '望' | '览'),
        "工程" => next == '师',
        "贷" => next == '款',
        "险" => matches!(next, '情' | '些' | '企' | '胜' | '种'),
        "卡" => matches!(next, '车' | '口' | '点' | '通' | '住' | '扣' | '塔' | '脖'),
        "管理" => matches!(next, '局' | '员' | '者' | '委' | '层' | '学'),
        "宣传" => matches!(next, '部' | '员' | '片' | '画'),
        "工作" => matches!(next, '人' | '者' | '队' | '组'),
        "建设" => matches!(next, '者' | '银'),
        "服务" => matches!(next, '员' | '业' | '器' | '费'),
        "系统" | "制度" | "机制" => matches!(next, '性' | '化'),
        "监督" => next == '员',
        _ => false,
    }
}

/// The class word that ends right before `at`.
pub(super) fn class_before(scan: &Scan, at: usize) -> Option<InitiativeKind> {
    let ends = |(_, words): &&(InitiativeKind, &str)| words.split_whitespace().any(|w| scan.ends(at, w));
    BEFORE.iter().find(ends).map(|(kind, _)| *kind)
}

/// What a name is by its own ending.
pub(super) fn class_of_ending(name: &str) -> Option<InitiativeKind> {
    let len = name.chars().count();
    const NO_METHOD: &[&str] = &[
        "办法", "说法", "看法", "想法", "做法", "书法", "司法", "立法", "执法", "宪法", "违法", "民法",
        "刑法", "合法", "非法",
    ];
    let method = len >= 4 && name.ends_with('法') && !NO_METHOD.iter().any(|w| name.ends_with(w));
    let fits = |(_, least, words): &&(InitiativeKind, usize, &str)| {
        len >= *least && words.split_whitespace().any(|w| name.ends_with(w) && w.len() < name.len())
    };
    let day =
        ["世界", "国际", "全国", "中国"].iter().any(|w| name.contains(w)) && name.ends_with('日') && len >= 5;
    ENDINGS
        .iter()
        .find(fits)
        .map(|(kind, ..)| *kind)
        .or_else(|| day.then_some(Event))
        .or_else(|| method.then_some(Policy))
}
