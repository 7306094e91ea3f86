// Uses a site as people do, in a real browser from disk: node browser/check.mjs SITE. Ends with 1 and says what failed.
import { readFileSync, mkdtempSync, readdirSync, existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { open } from './open.mjs';

const site = resolve(process.argv[2] ?? 'lake-report');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const failed = [];
const ok = (holds, said) => holds || failed.push(said);
const wait = time => new Promise(done => setTimeout(done, time));

/** What a data file hands over. */
function data(name) {
  let found;
  const stedsvekst = { put: (_, value) => (found = value) };
  new Function('stedsvekst', readFileSync(join(site, 'data', `${name}.js`), 'utf8'))(stedsvekst);
  return found;
}

const { units, old_codes: old } = data('units');
const facts = data('site');
const browser = await open();
const downloads = mkdtempSync(join(tmpdir(), 'stedsvekst-'));

async function visit(name, light = 'light', width = 1280) {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: light }]);
  page.on('console', line => line.type() === 'error' && failed.push(`${name}: console: ${line.text()}`));
  page.on('pageerror', error => failed.push(`${name}: ${error.message}`));
  page.on('request', request => request.url().startsWith('http') && failed.push(`${name} asks ${request.url()}`));
  await page.goto(pathToFileURL(join(site, name)).href);
  await page.waitForSelector('main h1');
  await page.waitForFunction(() => !document.querySelector('noscript'), { timeout: 5000 });
  return page;
}

async function accessible(page, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }),
  );
  for (const one of violations) {
    failed.push(`${name}: axe ${one.id}: ${one.nodes.slice(0, 2).map(node => node.html.slice(0, 120)).join(' | ')}`);
  }
}

const text = (page, selector) => page.$eval(selector, element => element.textContent);

/** All kinds of pages, by day and by night, on a phone and on a desk. */
async function looks() {
  const first = level => `${level}/${units.unit[units.level.indexOf(level)]}.html`;
  for (const name of ['index.html', first('municipality'), first('region'), first('county')]) {
    for (const [light, width] of [['light', 1280], ['dark', 390]]) {
      const page = await visit(name, light, width);
      await page.waitForNetworkIdle({ idleTime: 200, timeout: 10_000 });
      await accessible(page, `${name} ${light}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      ok(wide <= 0, `${name}: ${wide} pixels too wide at ${width}`);
      await page.close();
    }
  }
}

/** What a page reads before anybody has touched it, and how soon it is seen where a processor is four times slower. */
async function weighs() {
  const index = units.level.indexOf('municipality');
  for (const name of ['index.html', `municipality/${units.unit[index]}.html`]) {
    const page = await browser.newPage();
    await page.setViewport({ width: 390, height: 800 });
    await page.emulateCPUThrottling(4);
    let bytes = 0;
    page.on('requestfinished', request => {
      const path = new URL(request.url()).pathname;
      bytes += request.url().startsWith('file:') && existsSync(decodeURIComponent(path)) ? statSync(decodeURIComponent(path)).size : 0;
    });
    await page.goto(pathToFileURL(join(site, name)).href);
    await page.waitForSelector('main .card');
    await page.waitForNetworkIdle({ idleTime: 500, timeout: 20_000 });
    const seen = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
    console.log(`${name}: ${Math.round(bytes / 1000)} kB, seen after ${Math.round(seen)} ms`);
    ok(bytes > 0 && bytes < 500_000, `${name} reads ${bytes} bytes`);
    await page.close();
  }
}

/** The search by an old code and by a misspelt name, by keyboard alone. */
async function finds() {
  const page = await visit('index.html');
  const place = units.level.indexOf('municipality');
  // A code of long ago may be another's today.
  const gone = old.old_code.findIndex(code => !units.unit.includes(code));
  const wanted = gone >= 0 ? { typed: old.old_code[gone], code: old.unit[gone] } : { typed: units.unit[place], code: units.code[place] };
  for (let press = 0; press < 20 && (await page.evaluate(() => document.activeElement?.id)) !== 'search'; press++) {
    await page.keyboard.press('Tab');
  }
  ok((await page.evaluate(() => document.activeElement?.id)) === 'search', 'the search is not reached by Tab');
  await page.keyboard.type(wanted.typed);
  await page.waitForSelector('#search-found [role=option]');
  if (gone >= 0) {
    ok((await text(page, '#search-found [role=option]')).includes(wanted.typed), 'the old code is not told');
  }
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await page.waitForSelector('main h1 small');
  const name = units.name_no[units.code.indexOf(wanted.code)];
  ok((await text(page, 'main h1')).startsWith(name), `${wanted.typed} leads to ${await text(page, 'main h1')}, not to ${name}`);
  await page.close();
}

/** Measure, level and period or scenario of the map; the address keeps them. */
async function maps() {
  const page = await visit('index.html');
  for (const measure of facts.measures.map(one => one.measure).filter(one => existsSync(join(site, 'data/map', `${one}.js`)))) {
    await page.select('select[data-choice=measure]', measure);
    await page.waitForFunction(wanted => document.querySelectorAll('select[data-choice=series] option').length > 0 && location.hash.includes(wanted), {}, measure);
  }
  await page.select('select[data-choice=measure]', 'population_growth');
  await page.select('select[data-choice=level]', 'county');
  const of = data('map/population_growth').levels.county;
  const period = Object.keys(of.series).find(one => !one.includes('-'));
  await page.waitForFunction(wanted => [...document.querySelectorAll('select[data-choice=series] option')].some(one => one.value === wanted), {}, period);
  await page.select('select[data-choice=series]', period);
  await page.click('#map details summary');
  await page.waitForSelector('#map tbody tr');
  const first = await page.$eval('#map tbody tr', row => row.textContent);
  const best = Math.max(...of.series[period].filter(value => value !== null));
  const shown = Math.abs(100 * best).toFixed(2).replace('.', ',');
  ok(first.includes(shown), `the map's table begins with ${first}, not ${shown}`);
  ok((await page.evaluate(() => location.hash)).includes(`series=${period}`), 'the address does not keep the period');
  if (facts.scenarios.length > 1 && existsSync(join(site, 'data/map/projected_growth.js'))) {
    await page.select('select[data-choice=measure]', 'projected_growth');
    await page.waitForFunction(wanted => [...document.querySelectorAll('select[data-choice=series] option')].some(one => one.value === wanted), {}, facts.scenarios[1]);
    await page.select('select[data-choice=series]', facts.scenarios[1]);
  }
  await page.click('[data-switch=language]');
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  ok((await text(page, 'footer')).includes('Statistics Norway'), 'English is not English');
  await page.close();
}

/** A place's slider by arrow keys, its table, its file, and the way back. */
async function reads() {
  const index = units.level.indexOf('municipality');
  const page = await visit(`municipality/${units.unit[index]}.html`);
  const place = data(`place/municipality/${units.unit[index]}`);
  if (place.drivers.year.length > 0) {
    const before = await text(page, '#drivers output');
    await page.focus('#drivers input');
    await page.keyboard.press('ArrowRight');
    ok((await text(page, '#drivers output')) !== before, 'the slider stands still');
  }
  await page.focus('#jobs summary');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#jobs tbody tr');
  const session = await page.createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  await page.click('[data-csv=jobs]');
  for (let time = 0; time < 400 && !readdirSync(downloads).includes('jobs.csv'); time++) {
    await wait(50);
  }
  const [head, ...lines] = readFileSync(join(downloads, 'jobs.csv'), 'utf8').replace('\ufeff', '').trim().split('\r\n');
  const people = head.split(',').indexOf('population');
  const counted = place.years.population.filter((_, row) => place.years.population[row] !== null || place.years.jobs[row] !== null);
  ok(lines.length === counted.length, `the file has ${lines.length} lines, not ${counted.length}`);
  ok(Number(lines[0].split(',')[people]) === counted[0], `the file says ${lines[0]}`);
  await page.click('.switches button');
  ok(await page.$eval('dialog', dialog => dialog.open), 'the words do not open');
  await accessible(page, 'the words');
  await page.keyboard.press('Escape');
  await Promise.all([page.waitForNavigation(), page.click('.above a')]);
  await page.waitForSelector('#map');
  await page.close();
}

/** The map by arrow keys alone, where there are borders: from place to place, each told, and into one. */
async function walks() {
  if (!facts.has_borders) {
    return;
  }
  const page = await visit('index.html');
  await page.waitForSelector('.drawn path.seams');
  await page.waitForFunction(() => document.querySelectorAll('.drawn svg > path').length > 2);
  await page.focus('.walk');
  await page.keyboard.press('ArrowRight');
  const first = await text(page, '.pointed');
  let second = first;
  for (const key of ['ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown']) {
    if (second === first) {
      await page.keyboard.press(key);
      second = await text(page, '.pointed');
    }
  }
  ok(/:/.test(first) && first !== second, `arrow keys stay on ${first}`);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await page.waitForSelector('main h1 small');
  ok(second.startsWith((await page.$eval('main h1', title => title.firstChild.textContent)).trim()), `Enter on ${second} leads to ${await text(page, 'main h1')}`);
  await page.close();
}

/** Business in the place of residence, a goal by arrow keys, a place beside another. */
async function chooses() {
  const index = units.level.indexOf('municipality');
  const page = await visit(`municipality/${units.unit[index]}.html`);
  const place = data(`place/municipality/${units.unit[index]}`);
  if (place.attractiveness.business_attractiveness?.some(value => value !== null) && (await page.$('select[data-choice=attractiveness]'))) {
    const before = await text(page, '#attractiveness .finding');
    await page.select('select[data-choice=attractiveness]', 'business_');
    await page.waitForFunction(was => document.querySelector('#attractiveness .finding').textContent !== was, {}, before);
  }
  if (place.goals.year.length > 0) {
    const before = await text(page, '#goals output');
    await page.focus('#goals input');
    await page.keyboard.press('ArrowRight');
    ok((await text(page, '#goals output')) !== before, 'the goal stands still');
  }
  await page.evaluate(() => document.getElementById('others').scrollIntoView());
  await page.waitForSelector('#compare-search');
  const other = units.level.lastIndexOf('municipality');
  await page.type('#compare-search', units.unit[other]);
  await page.waitForSelector('#compare-search-found [role=option]');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('#compare .legend li').length === 2);
  await page.waitForFunction(() => document.querySelectorAll('#compare tbody tr').length === 2);
  ok((await page.evaluate(() => location.hash)).includes(units.unit[other]), 'the address does not keep whom the place is held against');
  await accessible(page, 'a place with tables open');
  await page.close();
}

for (const part of [looks, weighs, finds, maps, walks, reads, chooses]) {
  try {
    await part();
  } catch (error) {
    failed.push(`${part.name}: ${error.message}`);
  }
}
await browser.close();
failed.forEach(line => console.error(line));
console.log(failed.length === 0 ? `the pages of ${site} hold` : `${failed.length} faults`);
process.exit(failed.length === 0 ? 0 : 1);
