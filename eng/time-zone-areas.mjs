#!/usr/bin/env node
// Writes the areas of the time zones, from npm's geo-tz (boundaries: timezone-boundary-builder, © OpenStreetMap contributors, ODbL).
//
//   npm install --prefix /tmp/zones geo-tz@8.1.9
//   NODE_PATH=/tmp/zones/node_modules node eng/time-zone-areas.mjs > src/Concierge/Restaurants/time-zone-areas.gz
//
// The format, compressed with gzip: a line with the names of the zones, separated by blanks; a line with the sets of zones that a cell can have,
// each as numbers separated by commas; then for each row of cells, from north to south, a line of runs from west to east, each "length" or
// "length*set" with set 0 omitted. A cell is 0.1° wide and high; its set are the zones at nine places of it, without those of the sea.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const cellsInDegree = 10;
const places = [0, 0.5, 1];
const load = createRequire(join(process.env.NODE_PATH ?? '.', 'x.js'));
const { find, setCache } = load('geo-tz/all');
setCache({ preload: true });

const known = new Map();
const zonesAt = (row, column) => {
    // Neighbouring cells share the places on their edges.
    const key = row * 10000 + column;
    let zones = known.get(key);
    if (!zones) {
        const north = Math.max(-89.9999, Math.min(89.9999, 90 - row / 2 / cellsInDegree));
        const east = Math.max(-179.9999, Math.min(179.9999, column / 2 / cellsInDegree - 180));
        zones = find(north, east).filter(zone => !zone.startsWith('Etc/'));
        known.set(key, zones);
    }
    return zones;
};

const names = new Map();
const sets = new Map([['', 0]]);
const rows = [];
for (let row = 0; row < 180 * cellsInDegree; row++) {
    const runs = [];
    for (let column = 0; column < 360 * cellsInDegree; column++) {
        const zones = new Set(places.flatMap(down => places.flatMap(right => zonesAt(row * 2 + down * 2, column * 2 + right * 2))));
        const numbers = [...zones].map(zone => {
            if (!names.has(zone)) {
                names.set(zone, names.size);
            }
            return names.get(zone);
        }).sort((one, other) => one - other).join(',');
        if (!sets.has(numbers)) {
            sets.set(numbers, sets.size);
        }
        const set = sets.get(numbers);
        if (runs.length > 0 && runs.at(-1).set === set) {
            runs.at(-1).length++;
        } else {
            runs.push({ set, length: 1 });
        }
    }
    rows.push(runs.map(run => run.set === 0 ? `${run.length}` : `${run.length}*${run.set}`).join(' '));
    if (row % 2 === 0) {
        // Only the last row of places is used again.
        for (const key of known.keys()) {
            if (key < (row * 2) * 10000) {
                known.delete(key);
            }
        }
    }
}

process.stdout.write(gzipSync([[...names.keys()].join(' '), [...sets.keys()].join(' '), ...rows].join('\n') + '\n', { level: 9 }));
