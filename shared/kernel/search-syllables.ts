/** Every toneless syllable a name can have, ü as v. */
export const syllables: readonly string[] = (
  "a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang " +
  "cao ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang " +
  "chui chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian " +
  "diao die ding diu dong dou du duan dui dun duo e ei en eng er fa fan fang fei fen feng fo fou fu " +
  "ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang " +
  "hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin " +
  "jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang " +
  "kui kun kuo la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu " +
  "luan lun luo lv lve ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na " +
  "nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nuo nv nve o " +
  "ou pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie " +
  "qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo sa " +
  "sai san sang sao se sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai " +
  "shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te tei teng ti " +
  "tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian " +
  "xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu " +
  "yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi " +
  "zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo"
).split(" ");

const syllableSet: ReadonlySet<string> = new Set(syllables);
const LONGEST = 6;
/** Beyond this many readings of one query (never met in names) only the first syllable narrows the search. */
const MAX_SPLITS = 40;

export function isSyllable(text: string): boolean {
  return syllableSet.has(text);
}

/** One way to read letters as pinyin: whole syllables, then the beginning of one more. */
export interface PinyinSplit {
  readonly whole: readonly string[];
  readonly last: readonly string[];
}

const startingWith = (piece: string): readonly string[] =>
  syllables.filter((syllable) => syllable.startsWith(piece));

/**
 * All ways to read letters as pinyin that is still being typed: "chenl" is chen + l…, "xian" is xian… or
 * xi + an…. `last` lists the syllables that the unfinished piece may become. Empty when it is no pinyin.
 * With too many ways the rest of each is left open, so the splits stay necessary conditions.
 */
export function pinyinSplits(letters: string): readonly PinyinSplit[] {
  const found: PinyinSplit[] = [];
  /** Positions from which nothing can be read on: without them, "ananan…x" would take for ever. */
  const dead = new Set<number>();
  const read = (at: number, whole: readonly string[]): void => {
    if (dead.has(at) || found.length > MAX_SPLITS) return;
    const before = found.length;
    const rest = letters.slice(at);
    const last = startingWith(rest);
    if (last.length > 0) found.push({ whole, last });
    for (let length = Math.min(LONGEST, rest.length - 1); length > 0; length -= 1) {
      const piece = rest.slice(0, length);
      if (syllableSet.has(piece)) read(at + length, [...whole, piece]);
    }
    if (found.length === before) dead.add(at);
  };
  read(0, []);
  if (found.length <= MAX_SPLITS) return found;
  const firsts = syllables.filter((syllable) => letters.startsWith(syllable) || syllable.startsWith(letters));
  return [{ whole: [], last: firsts }];
}
