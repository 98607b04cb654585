/** The encoding of a text file: told by the words its bytes make, a handful of them in most scripts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideEncoding, type EncodingChoice } from '../../../../src/main/import/readers/csv/encoding.ts';
import { encodeText } from '../../../support/encodeText.ts';

const choose = (bytes: Buffer, isUtf8 = false): EncodingChoice | null =>
  decideEncoding({ sample: bytes, isUtf8, nulLine: bytes.includes(0) ? 1 : null, lines: null, oddBytes: bytes });
const encodingOf = (bytes: Buffer, isUtf8 = false): string | undefined => choose(bytes, isUtf8)?.encoding;

describe('the encoding of a text file', () => {
  it('follows a byte order mark', () => {
    expect(encodingOf(Buffer.from([0xef, 0xbb, 0xbf, 0x41]), true)).toBe('utf-8');
    expect(encodingOf(Buffer.from([0xff, 0xfe, 0x41, 0]))).toBe('utf-16le');
    expect(encodingOf(Buffer.from([0xfe, 0xff, 0, 0x41]))).toBe('utf-16be');
  });

  it('sees UTF-16 without a mark by its zeros, and binary data as no text', () => {
    expect(encodingOf(Buffer.from('name,arr\nAcme,5\n', 'utf16le'))).toBe('utf-16le');
    expect(encodingOf(Buffer.from('name,arr\nAcme,5\n', 'utf16le').swap16())).toBe('utf-16be');
    expect(encodingOf(Buffer.from([65, 0, 0, 0, 66, 67, 68, 0, 69]))).toBeUndefined();
  });

  it.each([
    ['windows-1252', 'Müller;Gérard;Zoë;10 €'],
    ['windows-1252', 'Name;Ort\nJörg;Köln\nRené;Besançon\n'],
    ['iso-8859-2', 'Ząb łódź święto'],
    ['gb18030', '客户名称,负责人,合同金额\n上海明远科技有限公司,王芳,120000\n'],
    ['gb18030', '客户,城市\n测试一,北京\n'],
    ['big5', '客戶名稱,負責人,合約金額\n台北遠景科技股份有限公司,陳美玲,120000\n'],
    ['shift_jis', '顧客名,担当者,契約金額\n株式会社あおぞら,田中,120000\n'],
    ['shift_jis', '東京,こんにちは'],
    ['euc-jp', '顧客名,担当者,契約金額\n株式会社あおぞら,田中,120000\n'],
    ['euc-kr', '고객명,담당자,계약금액\n주식회사 한빛소프트,김민수,120000\n'],
    ['iso-8859-9', 'Şirket;Şehir\nYıldız Gıda;İstanbul\nGüneş Kağıt;Muğla\n'],
    ['windows-1250', 'Ügyfél;Város\nŐszi Erdő Kft.;Győr\nNapsugár Gyűjtő;Érd\n'],
    ['windows-1257', 'Klientas;Miestas\nŽalias Šaltinis;Šiauliai\nGražūs Namai;Panevėžys\nŠviesa;Biržai\n'],
    ['windows-1257', 'Klients;Pilsēta\nZaļā Šūna;Rīga\nSiā Gaišā Māja;Jūrmala\nŠalkone;Liepāja\n'],
    ['windows-1251', 'Клиент;Договор\nООО Ромашка;Москва\n'],
    ['windows-1251', 'КЛИЕНТ;ДОГОВОР\nРОМАШКА;МОСКВА\nСЕВЕР;ПЕРМЬ\n'],
    ['koi8-u', 'Клиент;Договор\nООО Ромашка;Москва\n'],
    ['iso-8859-5', 'Клиент;Договор\nООО Ромашка;Москва\n'],
    ['ibm866', 'Клиент;Договор\nООО Ромашка;Москва\n'],
    ['windows-1253', 'Πελάτης;Πόλη\nΑφοί Παπαδόπουλοι;Αθήνα\n'],
    ['windows-1255', 'לקוח;עיר\nחברת האלון;ירושלים\nאורן ובניו;חיפה\n'],
    ['windows-1256', 'العميل;المدينة\nشركة النور;القاهرة\n'],
    ['windows-874', 'ลูกค้า;เมือง\nบริษัทดาวทอง;เชียงใหม่\n'],
  ])('reads %s by the words it makes: %s', (encoding, text) => {
    expect(choose(encodeText(text, encoding))).toEqual({ encoding, hasMark: false, isGuess: true });
  });

  it.each([
    ['curly apostrophes, whose bytes are kanji', 'the customer’s plan,it’s signed,they’re live,we’ve met,don’t'],
    ['capital endings, whose bytes are hanzi', 'SÃO JOÃO,OPERAÇÃO,AÇÕES,MANUTENÇÃO'],
    ['a row of dots, which is a row of letters elsewhere', 'Total ……………………………,12\nSum ………………………………,13'],
    ['a lonely letter', 'contrat à durée,à vie,prêt à signer,à voir'],
    [
      'Icelandic, which has the signs of Turkish',
      'Þórður;Ísafjörður\nGuðný;Höfn í Hornafirði\nÞýðing;Eyþór\nÁsýnd;Búð\n',
    ],
    ['Estonian and Portuguese, which have one of Hungarian', 'Tõnu Põder;Võru\nSõõm;Kõrve;Öö;Jõhvi\nSimões;Camões\n'],
    ['French and Italian names together', 'Crédit à Málaga;Crème;Città;Perú;Pièces;così;Salò;Hôtel;Sérac\n'],
    ['one letter again and again', 'ýýýýýýý ýýýý,ý\nýýý ýý,ý'],
  ])('is not led astray by %s', (_, text) => {
    expect(encodingOf(encodeText(text, 'windows-1252'))).toBe('windows-1252');
  });

  const western = fc.constantFrom(
    ...'Müller Größe Straße Übersicht Köln François Besançon Ålesund Søren Ærø Malmö café naïve São Muñoz'.split(' '),
    ...'Ação Peña Señor œuvre Citroën Zoë Noël Åse Jürgen Mère Où élève Çelik MÜLLER ÉCOLE ÄNDERUNG'.split(' '),
    ...'customer’s|“quoted”|10 €|5 µm|20 °C|a – b|Acme™|½ day|§ 5|«oui»|plain|42'.split('|'),
  );

  it('keeps western text western, whatever its words', () => {
    fc.assert(
      fc.property(
        fc.array(western, { minLength: 2, maxLength: 12 }),
        fc.constantFrom(';', ',', '\n', '\t'),
        (words, between) => {
          const text = ['Müller', 'Zoë', ...words].join(between);
          expect(encodingOf(encodeText(text, 'windows-1252'))).toBe('windows-1252');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads UTF-8 with a letter cut in two as UTF-8, with and without mark', () => {
    const cut = Buffer.concat([
      Buffer.from('Gérard;Köln\nÅse;Malmö\nJos'),
      Buffer.from([0xc3]),
      Buffer.from(';Besançon\n'),
    ]);
    expect(choose(cut)).toEqual({ encoding: 'utf-8', hasMark: false, isGuess: true });
    expect(choose(Buffer.concat([Buffer.from('\ufeff'), cut]))).toEqual({
      encoding: 'utf-8',
      hasMark: true,
      isGuess: true,
    });
  });
});
