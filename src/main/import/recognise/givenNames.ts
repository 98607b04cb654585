/**
 * Given names common in the countries the product is used in, folded: they tell a column of people ("Sneha Sharma", "John")
 * from one of companies ("Blue Bridge"), which are written alike. Not for judging one cell, only the share of a column.
 * Source: import page, "Map".
 */
import { foldWords } from '../../../shared/fields/fold.ts';

const NAMES = `
james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark donald steven
andrew paul joshua kenneth kevin brian timothy ronald edward jason jeffrey ryan jacob nicholas gary eric jonathan stephen larry
justin scott brandon benjamin samuel gregory alexander patrick frank raymond jack dennis jerry tyler aaron jose adam nathan
henry zachary douglas peter kyle noah ethan jeremy christian walter keith austin roger terry sean gerald carl dylan harold
jordan jesse bryan lawrence arthur gabriel bruce logan albert willie alan eugene russell vincent philip bobby johnny bradley
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily
donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia dorothy amy kathleen angela shirley emma
brenda pamela nicole anna samantha katherine christine helen debra rachel carolyn janet maria catherine heather diane olivia
julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha
madison teresa gloria sara janice ann kathryn abigail sophia frances jean alice judy isabella julia grace denise amber
doris marilyn danielle beverly charlotte natalie theresa diana brittany kayla alexis lori bob mike tom jim joe steve dave dan
chris matt tony nick alex max ben sam tim ken greg jeff kate lucy chloe zoe mia ella lily oliver harry george oscar leo liam
lucas mason jane sally wendy tracy tina gina fiona ian neil graham nigel trevor simon colin craig stuart gareth owen bart homer
hans klaus jurgen wolfgang dieter uwe andreas stefan markus matthias sebastian florian tobias jens torsten thorsten bernd ralf
heinz karl werner gunter lars sven jan niklas jonas lukas felix moritz fabian philipp ulrich holger dirk ingo kai rainer sabine
petra monika birgit ute heike claudia katrin kathrin anja silke kerstin martina ursula renate gisela helga ingrid lena lea hugo
leonie marie johanna franziska theresa katharina svenja wibke annika max erika greta jutta anke
jean pierre jacques philippe alain bernard gerard christophe nicolas laurent olivier julien guillaume sebastien frederic
stephane antoine maxime alexandre francois thierry pascal luc yves xavier benoit mathieu damien cedric arnaud camille manon lea
chloe sylvie isabelle nathalie valerie sandrine celine aurelie emilie juliette sophie helene florence brigitte monique
jacqueline veronique corinne delphine audrey elodie laetitia amelie margaux mathilde anais hugo theo jules
antonio manuel francisco juan jose jesus javier carlos miguel rafael pedro angel fernando luis sergio jorge alberto alvaro diego
pablo adrian raul enrique ramon vicente ivan ruben oscar andres joaquin santiago eduardo victor roberto ricardo hector mateo
emilio gonzalo guillermo alejandro cesar humberto gustavo carmen josefa isabel dolores pilar teresa ana francisca cristina
antonia mercedes lucia elena concepcion manuela rosa marta paula sofia rocio raquel silvia beatriz irene alba lorena veronica
ximena valentina camila daniela gabriela fernanda catalina natalia adriana yolanda lida teresita consuelo
joao pedro paulo lucas mateus gabriel gustavo felipe guilherme rodrigo bruno thiago tiago leandro marcelo marcio fabio anderson
vinicius caio renato leonardo rogerio edson luiz henrique joana mariana juliana fernanda camila larissa leticia amanda bruna
aline patricia vanessa tatiane luana bianca rafaela debora simone renata priscila heloisa helena beatriz isabela manuela
giovanni giuseppe francesco marco andrea luca matteo alessandro lorenzo davide stefano paolo roberto simone giulia chiara
francesca alessia martina elisa federica valentina ilaria
johannes willem pieter hendrik kees joost bram daan sander thijs jeroen maarten ruud wouter bas finn sanne fleur lotte anouk
femke marieke ilse noor melle
erik anders johan mikael magnus fredrik henrik mattias christoffer kasper mette soren jaakko niels astrid ingrid sigrid
ivan dmitri sergei alexei nikolai vladimir olga tatiana svetlana natalia irina anastasia piotr pawel tomasz krzysztof marcin
agnieszka katarzyna malgorzata magdalena jiri petr zoltan istvan andrei mihai elena ioana
mohamed mohammed muhammad ahmed ahmad ali omar hassan hussein khaled youssef yusuf ibrahim mustafa abdul abdullah karim samir
tariq bilal hamza fatima aisha khadija layla leila nour amina zainab maryam mariam salma yasmin
rahul amit raj rajesh suresh ramesh mahesh sanjay vijay ajay anil sunil ravi arun kumar vikram arjun rohan rohit karan aditya
aarav vivek manish deepak ashok harish ganesh krishna prakash nikhil siddharth varun gaurav sandeep anita sunita priya pooja
neha anjali kavya meera sneha divya shreya riya ananya nisha swati deepa lakshmi radha geeta aishwarya ishita kavita rekha
wei jing ming xiao yan fang lei jun hui ying mei xin yu chen li hao feng jie tao lin bo hiroshi takashi kenji yuki akira
haruto sakura yuko aiko min jin soo hyun nguyen linh minh anh hung tuan thanh
`;

const GIVEN: ReadonlySet<string> = new Set(NAMES.split(/\s+/).filter((name) => name !== ''));
const HONORIFIC = new Set(['dr', 'mr', 'mrs', 'ms', 'miss', 'prof', 'herr', 'frau', 'sr', 'sra', 'mme', 'mlle', 'm']);
/** Longer texts are sentences that start with a name. */
const MOST_SPACES = 4;
const LONGEST_WORD = 14;

/** True when a text starts as people's names do: with a given name, after "Dr." or "Frau" if need be. Quick: asked of every text. */
export function startsWithGivenName(text: string): boolean {
  const first = firstWord(text);
  if (!GIVEN.has(first) && !HONORIFIC.has(first)) return false;
  let spaces = 0;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) spaces += 1;
  return spaces <= MOST_SPACES && (spaces > 0 || !HONORIFIC.has(first));
}

/** Up to the first space or mark; nothing for a word too long to be a name. */
function firstWord(text: string): string {
  let end = 0;
  let isPlain = true;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
    if (!isLetter && code < 128) break;
    if (!isLetter) isPlain = false;
    if (end === LONGEST_WORD) return '';
  }
  if (end === 0) return '';
  const word = text.slice(0, end).toLowerCase();
  return isPlain ? word : foldWords(word);
}
