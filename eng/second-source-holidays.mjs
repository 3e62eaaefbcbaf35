#!/usr/bin/env node
// Writes the nationwide public holidays of a second source, npm's date-holidays, with which the tests compare the program's own.
//
//   npm install --prefix /tmp/holidays date-holidays@3.37.0
//   NODE_PATH=/tmp/holidays/node_modules node eng/second-source-holidays.mjs > tests/Concierge.Tests/Restaurants/second-source-holidays.tsv
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [firstYear, lastYear] = [2026, 2035];
const countries = {
    AT: [], BE: [], CA: [], CH: [], CZ: [], DE: [], DK: [], ES: [], FI: [], FR: [], GB: ['ENG'], GR: [], HU: [], IE: [], IT: [], JP: [],
    LU: [], NL: [], NO: [], NZ: [], PL: [], PT: [], SE: [], US: [],
};
const day = 24 * 60 * 60 * 1000;

const load = createRequire(join(process.env.NODE_PATH ?? '.', 'x.js'));
const Holidays = load('date-holidays');
console.log('# Nationwide public holidays by npm\'s date-holidays (data: CC BY-SA 3.0), written by eng/second-source-holidays.mjs.');
console.log('# country\tdate\tname');
for (const [country, region] of Object.entries(countries)) {
    const calendar = new Holidays(country, ...region);
    for (let year = firstYear; year <= lastYear; year++) {
        const days = new Map();
        for (const holiday of calendar.getHolidays(year).filter(holiday => holiday.type === 'public')) {
            // A holiday of several days is one entry.
            const length = Math.max(1, Math.round((holiday.end - holiday.start) / day));
            for (let i = 0; i < length; i++) {
                days.set(new Date(Date.parse(holiday.date.slice(0, 10)) + i * day).toISOString().slice(0, 10), holiday.name);
            }
        }
        for (const [date, name] of [...days].sort()) {
            console.log(`${country}\t${date}\t${name}`);
        }
    }
}
