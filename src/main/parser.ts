/** The parser process: see import/parser/parserMain.ts. */
import { parserMain, parserPort } from './import/parser/parserMain.ts';

parserMain(parserPort());
