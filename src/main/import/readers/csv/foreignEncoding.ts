/**
 * Encodings of scripts other than Latin, told by the letters they make of the bytes. A file has one encoding, and only that one makes
 * words of it: letters of one script, the everyday ones often, none of them inside Latin words. A wrong one makes rare letters, signs, or
 * capitals after small letters. Everyday letters are few hundred of thousands in Chinese, Japanese and Korean, and about half of an alphabet, so a
 * handful of words decides. Source: import page, "Read"; the encodings are those of the WHATWG Encoding Standard.
 */

interface Script {
  readonly encodings: readonly string[];
  readonly letters: RegExp;
  readonly everyday: ReadonlySet<string>;
  /** Least share of everyday letters in text of this script. */
  readonly leastEveryday: number;
  /** Different letters that must be there before they prove anything: a row of dots is one sign in every encoding. */
  readonly leastLetters: number;
  /** Largest share of letters that touch a Latin one: "A社", but not "Müller". */
  readonly mostMixed: number;
  /** Least share of letters in words of two and more: a lonely letter is a French "à" before it is a Russian "а". */
  readonly leastInWords: number;
}

const IDEOGRAPHS = { leastLetters: 2, mostMixed: 0.5, leastInWords: 0, leastEveryday: 0.25 };
const ALPHABET = { leastLetters: 5, mostMixed: 0.1, leastInWords: 0.7, leastEveryday: 0.55 };

const CHINESE =
  '的一是不了在人有我他中上大和地到以要就出可也你生能而子那得下自之年作里用道行所然家事成方多去法如都同面起看定天分好小部其些主理心她本前但因只想日者意力它把十民第公此已工使情明性知全三又正外高由最重物手文美相利二等或新己制身果加西月回特代内信表化老位次度任常先海通教原立及比解水名走口平活更打女四神少才反受目太量再感做接必件期市直命山金指至便空治展科司五基非白界光放即且思完式色路南品住告求程北死交取拉望今切院候' +
  '这个们来为国说时会对于着过发后种经么学现当没动还进样开从实军无与长机关点业将两间问并应战头体政见被什产话合给世门儿东声提员真论处义各入几认条系气题别变总何电数安报结建务场计管资克许统区保队形社决马书则听却达强像难权王设记类据边张该规万格觉术领共确传师观清让识带导争运' +
  '這個們來為國說時會對於著過發後種經麼學現當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體見產話給門兒東聲員論處義幾認條氣題別變總電數報結務場計統區隊決馬書則聽卻達強難權設記類據邊張該規萬覺術領確傳師觀讓識帶導爭運' +
  '客户戶称稱限约約额額负負责責状狀态態续續商邮郵箱址省县縣姓号號编編费費联聯集团團股份技网網络絡';
const JAPANESE =
  '日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場金員九入選立開手米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約主題下首意法不来作性的要用制治度務強気小七成期公野協取都和統以機平総加山思家話世受区領多県続進正安設保改数記院女初北午指権心界支第産結百派点教報済書府活原先共得解名交資予川向際査勝面委告軍文反元重近千考判認画海参売利組知案道信策集在件団別物側任引使求所次水半品昨論計死官増係感特情投示変打男基私各始島直両朝革価式確村提運終挙果西勢減台広容必応演電歳住争談能無再位置企真流格有疑口過局少放税検藤町常校料沢裁状工建語球営空職証土与急止送援供可役構木割聞身費付施切由説転食比難防補車優夫研収断井何南石足違消境神番規術護展態導鮮備宅害配副算視条幹独警宮究育席輸訪楽起万着乗店述残想線率病農州武声質念待試族象銀域助労例衛然早張映限親額監環験追審商葉義伝働形景落欧担好退準賞訴辺造英被株頭技低毎医復仕去姿味負閣韓渡失移差衆個門写評課末守若脳極種美岡影命含福蔵量望松非撃佐核観察整段横融型白深字答夜製票況音申様財港識注呼渉達';
const KOREAN =
  '이다는에의가을고하지사로기한도리해스인서시어나자일정대들은부아수보원주등전그상과장국라관공업구명계금회약객년월만여경제것으니성마트소유비게면안모연신세산동화적번호영를있었했되할된며위간문실용조개우중당차내건물무방법행생발학교선음직요드르네미러진운결단재품체반민외심양두본입출';
const CYRILLIC = 'оеаинтсрвлкмдпу';
const GREEK = 'αοιετσνηυρπκλόάίέήύώςω';
const HEBREW = 'יוהלארתבםמשנדקח';
const ARABIC = 'الميونترعبدةسفهحقك';
const THAI = 'านรอกเง่มยลวดท้สตะัีิ';

const SCRIPTS: readonly Script[] = [
  { ...IDEOGRAPHS, encodings: ['gb18030', 'big5'], letters: /\p{Script=Han}/u, everyday: new Set(CHINESE) },
  {
    ...IDEOGRAPHS,
    encodings: ['shift_jis', 'euc-jp'],
    letters: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]/u,
    everyday: new Set(JAPANESE + kana()),
  },
  { ...IDEOGRAPHS, encodings: ['euc-kr'], letters: /\p{Script=Hangul}/u, everyday: new Set(KOREAN) },
  {
    ...ALPHABET,
    encodings: ['windows-1251', 'koi8-u', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic'],
    letters: /\p{Script=Cyrillic}/u,
    everyday: bothCases(CYRILLIC),
  },
  {
    ...ALPHABET,
    encodings: ['windows-1253', 'iso-8859-7'],
    letters: /\p{Script=Greek}/u,
    everyday: bothCases(GREEK),
  },
  { ...ALPHABET, encodings: ['windows-1255', 'iso-8859-8'], letters: /\p{Script=Hebrew}/u, everyday: new Set(HEBREW) },
  { ...ALPHABET, encodings: ['windows-1256', 'iso-8859-6'], letters: /\p{Script=Arabic}/u, everyday: new Set(ARABIC) },
  { ...ALPHABET, encodings: ['windows-874'], letters: /\p{Script=Thai}/u, everyday: new Set(THAI) },
];

/** Enough for several hundred words, and each of the encodings reads it once. */
const LOOKED_AT = 16_384;

/** The encoding in which the bytes are words of a script other than Latin, or null. A character cut off at the end does not count. */
export function foreignEncoding(bytes: Buffer): string | null {
  const looked = bytes.subarray(0, LOOKED_AT);
  let best: string | null = null;
  let most = 0;
  for (const script of SCRIPTS) {
    for (const encoding of script.encodings) {
      const share = everydayShare(new TextDecoder(encoding).decode(looked, { stream: true }), script);
      if (share <= most) continue;
      most = share;
      best = encoding;
    }
  }
  return best;
}

/** How much of the text is everyday letters of the script, 0 to 1; 0 when it is not that script, or not text. */
function everydayShare(text: string, script: Script): number {
  const different = new Set<string>();
  let signs = 0;
  let letters = 0;
  let everyday = 0;
  let mixed = 0;
  let inWords = 0;
  let odd = 0;
  let beforeIs = OTHER;
  let before = '';
  for (const c of text) {
    const is = kindOf(c, script);
    if (is === LETTER) {
      letters += 1;
      if (different.size < script.leastLetters) different.add(c);
      if (script.everyday.has(c)) everyday += 1;
      if (beforeIs === LATIN) mixed += 1;
      else if (beforeIs === LETTER) {
        inWords += 1;
        if (/\p{Lu}/u.test(c)) odd += /\p{Ll}/u.test(before) ? 1 : 0.1;
      }
    } else if (is === ODD) odd += 1;
    else if (is === LATIN && beforeIs === LETTER) mixed += 1;
    else if (c >= '\u0080') signs += 1;
    beforeIs = is;
    before = c;
  }
  const isScript =
    different.size >= script.leastLetters &&
    everyday >= letters * script.leastEveryday + 1 &&
    mixed <= letters * script.mostMixed &&
    inWords >= letters * script.leastInWords * 0.5 &&
    odd <= letters * 0.1;
  return isScript ? Math.max(0, everyday - odd * 2) / (letters + signs) : 0;
}

const OTHER = 0;
const LATIN = 1;
const LETTER = 2;
const ODD = 3;

/** A letter of another script, a control character, a box or nothing at all shows that the bytes mean something else. */
function kindOf(c: string, script: Script): number {
  if (c < '\u0080') return /[A-Za-z]/.test(c) ? LATIN : OTHER;
  if (script.letters.test(c)) return LETTER;
  if (/[\u0080-\u009f\u2500-\u259f\ue000-\uf8ff\ufffd]/.test(c)) return ODD;
  return /\p{L}/u.test(c) && !/[\uff21-\uff5a]/.test(c) ? ODD : OTHER;
}

function bothCases(letters: string): ReadonlySet<string> {
  return new Set(letters + letters.toUpperCase());
}

/** Hiragana and katakana, all of them everyday. */
function kana(): string {
  let all = 'ー';
  for (let code = 0x3041; code <= 0x30fa; code++) all += String.fromCharCode(code);
  return all;
}
