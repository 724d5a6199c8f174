import { writeFileSync } from 'node:fs';
import { englishCatalogue } from './catalogue.mjs';
import { CATALOGUE, catalogueText } from './catalogue-file.mjs';

writeFileSync(CATALOGUE, catalogueText(englishCatalogue()));
