//! Class words that names without quotation marks end in.

use std::sync::LazyLock;

use crate::model::InitiativeKind::{self, Document, Platform, Policy};
use crate::text::word_list::WordList;

/// How a name that ends in a class word is told from a mere description.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Trigger {
    /// A meeting: it is held.
    Meeting,
    /// An event that comes back: it has an edition, or is held.
    Edition,
    /// A campaign: it is carried out.
    Campaign,
    /// A system or plan: it bears the name of its place.
    Work(InitiativeKind),
    /// A program of a telephone or an account: 网上国网App.
    App,
    /// A project: it bears the name of its place, or a sum of money.
    Project,
    /// A road, bridge or power station: it is being built.
    Building,
    /// A level of response: it is started.
    Response,
    /// An honour of cities: it is striven for.
    Honour,
}

const TRIGGERS: &[(Trigger, &str)] = &[
    (
        Trigger::Meeting,
        "新闻发布会 发布会 例会 调度会 部署会 推进会议 推进会 座谈会 现场会 动员会 动员大会 表彰会 表彰大会 交流会 洽谈会 分析会 调度会 调度会议 \
         视频会议 视频会 电视电话会议 联席会议 工作会议 研讨会 推介会 恳谈会 培训会 启动仪式 捐赠仪式 揭牌仪式 签约仪式 开工仪式 \
         奠基仪式 通车仪式 授牌仪式 发布仪式 仪式 就职典礼 开工典礼 奠基典礼 落成典礼 颁奖典礼 毕业典礼 大会 会议 全会 观摩会 听证会 报告会 对接会 招聘会",
    ),
    (
        Trigger::Edition,
        "论坛 峰会 博览会 交易会 进口博览会 运动会 大赛 锦标赛 联赛 邀请赛 挑战赛 公开赛 技能竞赛 艺术节 文化节 旅游节 美食节 电影节 \
         音乐节 采摘节 购物节 消费节 火把节 邻里节 读书节 科技节 丰收节 桃花节 菊花节 牡丹节 荷花节 葡萄节 庙会 灯会 马拉松 书展 \
         汇演 文艺汇演 会演 展演 庆祝活动 纪念活动 庆祝大会 纪念大会 成就展 主题展 文博会 服贸会 进博会 广交会 车展 招聘会 龙舟赛",
    ),
    (
        Trigger::Campaign,
        "三年行动 三年行动计划 三年行动方案 五年行动 专项行动 专项整治行动 专项整治 专项治理 专项执法行动 集中整治行动 集中整治 攻坚行动 \
         提升行动 百日行动 百日攻坚行动 整治行动 攻坚战 主题活动 主题教育 主题党日 志愿服务活动 宣传活动 示范创建 创建活动 惠民活动 宣传月 宣传周 活动月 活动周 招聘周 安全生产月 服务月 科技周 读书月 读书季 消费季 购物季 促进周 文化周 艺术周 阅读周 开放周 执法检查 专项检查 专项督查 专项督察 大检查 行动",
    ),
    (
        Trigger::Work(Platform),
        "监管系统 管理系统 信息系统 预警系统 系统 服务平台 监管平台 管理平台 平台 储备库 数据库 云平台 大数据中心 指挥平台 小程序",
    ),
    (Trigger::Work(Document), "专项规划 总体规划 发展规划 规划 应急预案 实施方案 行动方案 白皮书"),
    (Trigger::Work(Policy), "试点 综合改革 综合改革试点"),
    (Trigger::Project, "工程 项目 示范项目 改建工程 改造项目 修复项目 生产基地"),
    (Trigger::App, "App APP 公众号 微信公众号 微信小程序"),
    (
        Trigger::Building,
        "特大桥 大桥 跨海大桥 隧道 高铁 高速铁路 高速公路 高速 城际铁路 水库 水电站 抽水蓄能电站 核电站 水利枢纽 物流枢纽 国际机场 产业园 物流园",
    ),
    (Trigger::Response, "级应急响应 级响应"),
    (
        Trigger::Honour,
        "文明城市 卫生城市 森林城市 园林城市 双拥模范城 示范城市 文明村镇 卫生县城 先进市 先进县 示范市 示范县 示范区",
    ),
];

/// Finds the class words, with what each says.
pub(super) static FINDER: LazyLock<(WordList, Vec<Trigger>)> = LazyLock::new(|| {
    let rows = TRIGGERS.iter().flat_map(|(t, words)| words.split_whitespace().map(move |w| (w, *t)));
    let (words, triggers): (Vec<&str>, Vec<_>) = rows.unzip();
    (WordList::new(words), triggers)
});
