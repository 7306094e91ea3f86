import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choices, fileOf, hash, pageOf } from '../src/address';
import { classOf } from '../src/classes';
import { rows, sum } from '../src/columns';
import { csv } from '../src/csv';
import { sums, tree } from '../src/drivers';
import { number, percent, signed, signedPercent } from '../src/format';
import { points, rateFor } from '../src/goals';
import { setLanguage } from '../src/language';
import { distance, plain, search } from '../src/search';
import { places } from '../src/labels';
import { outline } from '../src/pyramid';
import { next, points as ringPoints, seams } from '../src/shapes';

const units = rows({
  code: ['municipality:0301', 'municipality:4601', 'municipality:1508', 'municipality:3024', 'region:b', 'country:NO'],
  level: ['municipality', 'municipality', 'municipality', 'municipality', 'region', 'country'],
  unit: ['0301', '4601', '1508', '3024', 'b', 'NO'],
  name_no: ['Oslo', 'Bergen', 'Ålesund', 'Bærum', 'Bergen', 'Norge'],
  name_en: ['Oslo', 'Bergen', 'Ålesund', 'Bærum', 'Bergen', 'Norway'],
  population: [700000, 290000, 58000, 130000, 450000, 5500000],
});
const former = rows({
  old_code: ['1201', '1504', '0219'],
  name: ['Bergen', 'Ålesund', 'Bærum'],
  unit: ['municipality:4601', 'municipality:1508', 'municipality:3024'],
  last_year: [2019, 2019, 2019],
});
const names = (typed: string) => search(typed, units, former).map(one => one.unit.code);

test('numbers are written as people of the language write them', () => {
  setLanguage('no');
  assert.equal(number(-1234567.6), '\u22121\u00a0234\u00a0568');
  assert.equal(percent(0.1234), '12,3\u00a0%');
  assert.equal(signed(12), '+12');
  assert.equal(signed(-0.2), '0');
  assert.equal(signedPercent(0.0049, 2), '+0,49\u00a0%');
  assert.equal(number(null), '–');
  setLanguage('en');
  assert.equal(number(-1234567.6), '\u22121,234,568');
  assert.equal(percent(0.1234), '12.3%');
  setLanguage('no');
});

test('the search forgives spelling and Norwegian letters', () => {
  assert.equal(names('Oslo')[0], 'municipality:0301');
  assert.equal(names('olso')[0], 'municipality:0301');
  assert.equal(names('aalesund')[0], 'municipality:1508');
  assert.equal(names('Alesund')[0], 'municipality:1508');
  assert.equal(names('baerum')[0], 'municipality:3024');
  assert.deepEqual(names('xyzzy'), []);
  assert.deepEqual(names(' '), []);
  assert.equal(plain('Sør-Østlandet Øy'), 'sor ostlandet oy');
  assert.equal(distance('olso', 'oslo', 2), 1);
});

test('a code of long ago finds what has become of it, and says so', () => {
  const found = search('1201', units, former);
  assert.equal(found[0].unit.code, 'municipality:4601');
  assert.equal(found[0].former?.last_year, 2019);
  assert.equal(search('4601', units, former)[0].former, undefined);
  assert.equal(names('bergen').length, 2);
});

test('a class begins with its bound', () => {
  const breaks = [-2, -1, 0, 1, 2, 3];
  assert.equal(classOf(-5, breaks), 0);
  assert.equal(classOf(-2, breaks), 1);
  assert.equal(classOf(2.9, breaks), 5);
  assert.equal(classOf(3, breaks), 6);
  assert.equal(classOf(null, breaks), null);
});

const components = rows({
  code: ['population:births_expected', 'population:national_migration', 'population:attractiveness', 'population:aggregation_gap'],
  kind: ['structure', 'nation', 'own', 'residual'],
  is_in_sum: [true, true, true, false],
});
const drivers = rows({
  year: [2010, 2010, 2010, 2010, 2011, 2011, 2011],
  component: [
    'population:births_expected', 'population:national_migration', 'population:attractiveness', 'population:aggregation_gap',
    'population:births_expected', 'population:national_migration', 'population:attractiveness',
  ],
  persons: [10, 5, -3, 99, 11, 6, null],
});

test('the slider adds years, and the branches of the tree add up to the change', () => {
  const both = sums(drivers, components, 'persons', 2010, 2011);
  assert.deepEqual(both.map(one => one.persons), [21, 11, -3]);
  assert.deepEqual(sums(drivers, components, 'persons', 2010, 2010).map(one => one.persons), [10, 5, -3]);
  const branches = tree(both, components);
  assert.deepEqual(branches.map(one => one.kind), ['vital', 'nation', 'own']);
  assert.equal(branches.reduce((total, one) => total + one.persons, 0), 29);
  assert.equal(sum(drivers.filter(row => row.year === 2011), 'persons'), 17);
});

test('between points of a goal lines are straight', () => {
  const table = rows({ year: [2050, 2050, 2050, 2040], rate: [0.01, 0, -0.01, 0], persons: [130, 100, 80, 1] });
  const line = points(table, 2050);
  assert.equal(rateFor(115, line), 0.005);
  assert.equal(rateFor(100, line), 0);
  assert.equal(rateFor(90, line), -0.005);
  assert.equal(rateFor(131, line), null);
});

test('a file for a spreadsheet keeps what is in a cell, and no formula', () => {
  assert.equal(
    csv(['a', 'b'], [{ a: 'x,"y"', b: -1.5 }, { a: '=1+1', b: null }]),
    '\ufeffa,b\r\n"x,""y""",-1.5\r\n\'=1+1,\r\n',
  );
});

test('addresses are those of the files, and keep what was chosen', () => {
  assert.equal(pageOf('municipality:0301'), 'municipality/0301.html');
  assert.equal(pageOf('country:NO'), 'index.html');
  assert.equal(fileOf('a/.. b'), 'a~2F..~20b');
  assert.equal(hash({ measure: 'share_80', lang: '' }), '#measure=share_80');
  assert.deepEqual(choices('#with=municipality%3A0301&lang=en'), { with: 'municipality:0301', lang: 'en' });
});

test('steps lead from point to point of a border', () => {
  assert.deepEqual(ringPoints([1000, 6000, 10, 0, 0, 20], 100), [[10, 60], [10.1, 60], [10.1, 60.2]]);
});

test('a border between groups is what two of them share, and no coast', () => {
  const square = (x: number, unit: string) => ({
    type: 'Feature' as const,
    properties: { unit },
    geometry: { type: 'MultiPolygon' as const, coordinates: [[[[x, 0], [x + 1, 0], [x + 1, 1], [x, 1], [x, 0]] as [number, number][]]] },
  });
  const plane = ((point: [number, number]) => point) as never;
  const row = [square(0, 'a'), square(1, 'b'), square(2, 'c')];
  assert.equal(seams(row, plane, unit => unit), 'M1.0 1.0L1.0 0.0M2.0 1.0L2.0 0.0');
  assert.equal(seams(row, plane, unit => (unit === 'c' ? 'other' : 'one')), 'M2.0 1.0L2.0 0.0');
  assert.equal(seams(row, plane, () => 'one'), '');
});

test('arrow keys go to the nearest place that way, and stay where there is none', () => {
  const map = new Map<string, [number, number]>([['a', [0, 0]], ['b', [10, 1]], ['c', [4, 9]], ['d', [0, -5]]]);
  assert.equal(next(map, 'a', 1, 0), 'b');
  assert.equal(next(map, 'a', 0, 1), 'c');
  assert.equal(next(map, 'a', 0, -1), 'd');
  assert.equal(next(map, 'a', -1, 0), 'a');
});

test('names beside points lie over no other name and no other point', () => {
  const spots = [{ key: 'a', x: 100, y: 100, name: 'Bergen' }, { key: 'b', x: 112, y: 100, name: 'Askøy' }, { key: 'c', x: 395, y: 50, name: 'Alver' }];
  const found = places(spots, 400, 200);
  assert.deepEqual(found.map(one => [one.key, one.anchor]), [['a', 'end'], ['b', 'start'], ['c', 'end']]);
  assert.equal(places(Array.from({ length: 9 }, (_, at) => ({ key: String(at), x: 100, y: 100, name: 'Stad' })), 400, 200).length < 9, true);
});

test('the outline of an age pyramid steps from age to age', () => {
  assert.equal(outline([10, 20, null], 100, -1, 50, 10), 'M90.0 50V40L80.0 40V30');
});
