import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { memoized, memoryCache } from 'nestjs-cache-memoize';
import { manualClock } from 'nestjs-cache-memoize/testing';
import { describeHttp } from '../support/applications/http-application';
import { MapStore } from '../support/doubles/map-store';
import { describeChromium, launchChromium } from '../support/servers/chromium';
import { HOSTILE, type LibraryParts, openLibrary } from './library';

const DOCS = join(__dirname, '../../docs');
/** Of the picture that the documentation shows: made anew by who asks for it, because no two are alike. */
const PICTURE = process.env['PICTURES'] ? join(DOCS, 'panel.png') : undefined;
const PHONE = { width: 360, height: 740 };

jest.setTimeout(60_000);

describeChromium('the page of the panel', () => {
  let browser: Browser;
  beforeAll(async () => (browser = await launchChromium()));
  afterAll(() => browser.close());

  describeHttp('in a browser', (start) => {
    const open: { close(): Promise<void> }[] = [];
    let offences: string[];
    let hosts: Set<string>;

    beforeEach(() => {
      offences = [];
      hosts = new Set();
    });

    afterEach(async () => {
      for (const context of open.splice(0)) await context.close();
      // Violations of the policy, errors of the script and what the browser could not load all end in its console.
      expect(offences).toEqual([]);
    });

    async function visit(parts: LibraryParts = {}, options: BrowserContextOptions = {}, path = '/cache') {
      const opened = await openLibrary(start, parts);
      const context = await browser.newContext(options);
      open.push(context);
      const page = await context.newPage();
      page.on('request', (request) => hosts.add(new URL(request.url()).host));
      page.on('console', (message) => void (message.type() === 'error' && offences.push(message.text())));
      page.on('pageerror', (error) => void offences.push(error.message));
      page.on('dialog', (dialog) => void offences.push(dialog.message()));
      const show = async (): Promise<Page> => {
        await page.goto(opened.application.url + path);
        await page.getByRole('row', { name: /^Library.find/ }).waitFor();
        return page;
      };
      return { ...opened, show };
    }

    const rowOf = (page: Page, method: string) => page.getByRole('row', { name: new RegExp(`^${method}`) });

    it('shows what happened: calls, hits, caches, invalidations and errors, and asks nobody else', async () => {
      const { application, library, show } = await visit();
      for (let call = 0; call < 4; call++) await library.find('Emma');
      await memoized(library).find.invalidate('Persuasion');
      await library.find('stream');
      const page = await show();
      const row = rowOf(page, 'Library.find');
      expect(await row.getByRole('img').getAttribute('aria-label')).toBe(
        '60 % hits, 0 % stale, 0 % joined, 40 % misses, 0 % past the cache',
      );
      expect(await row.getByRole('cell').allInnerTexts()).toEqual(expect.arrayContaining(['5', '60 %']));
      const [hits, , , misses] = await row.locator('.bar span').all();
      const widthOf = async (part: typeof hits) => (await part?.boundingBox())?.width ?? 0;
      expect((await widthOf(hits)) / (await widthOf(misses))).toBeCloseTo(1.5, 1);
      expect(await page.locator('#cache-cards').innerText()).toContain('memory of this process');
      const activity = page.locator('#activity-list li');
      expect(await activity.allInnerTexts()).toEqual([
        expect.stringContaining('is not kept'),
        expect.stringContaining('Library.find (default)'),
      ]);
      expect(hosts).toEqual(new Set([new URL(application.url).host]));
    });

    it('refreshes itself, until it is paused', async () => {
      const { library, show } = await visit();
      const page = await show();
      await library.find('Emma');
      await rowOf(page, 'Library.find').getByRole('cell', { name: '1', exact: true }).waitFor();
      await page.getByRole('button', { name: 'Pause' }).click();
      await library.find('Emma');
      const asked = page.waitForRequest(/statistics/, { timeout: 4_500 });
      await expect(asked).rejects.toThrow('Timeout');
    });

    it('invalidates a method, a call and a tag at the press of a button', async () => {
      const { library, show } = await visit();
      const page = await show();
      const notice = page.locator('#notice');
      const runsAgain = async (press: () => Promise<void>, told: string): Promise<void> => {
        await library.find('Emma', 2);
        const before = library.runs;
        await press();
        await notice.getByText(told, { exact: true }).waitFor();
        await library.find('Emma', 2);
        expect(library.runs).toBe(before + 1);
      };
      await runsAgain(
        () => page.getByRole('button', { name: 'Invalidate every outcome of Library.find' }).click(),
        'Invalidated every outcome of Library.find.',
      );
      await page.getByRole('combobox', { name: 'Method' }).selectOption('Library.find');
      await page.getByRole('textbox', { name: 'Arguments' }).fill('["Emma", 2]');
      await runsAgain(
        () => page.getByRole('button', { name: 'Invalidate this call' }).click(),
        'Invalidated one call of Library.find.',
      );
      await page.getByRole('textbox', { name: 'Tag' }).fill('title:Emma');
      await runsAgain(
        () => page.getByRole('button', { name: 'Invalidate what carries it' }).click(),
        'Invalidated the tag title:Emma.',
      );
    });

    it('looks a call up, and says what is wrong with arguments', async () => {
      const { library, show } = await visit({ panel: { reveal: true } });
      await library.find('Emma');
      const page = await show();
      const answer = page.locator('#call-answer');
      const lookUp = async (args: string, told: RegExp): Promise<void> => {
        await page.getByRole('combobox', { name: 'Method' }).selectOption('Library.find');
        await page.getByRole('textbox', { name: 'Arguments' }).fill(args);
        await page.getByRole('textbox', { name: 'Arguments' }).press('Tab');
        await page.getByRole('button', { name: 'Look up' }).click();
        await answer.getByText(told).waitFor();
      };
      await lookUp('["Emma"]', /Library\.find:"Emma" is kept, .* old, .* left/);
      expect(await answer.locator('pre').innerText()).toContain("secret: 'the value'");
      await lookUp('["Persuasion"]', /is not kept/);
      await lookUp('Emma', /is not valid JSON/);
      await lookUp('{}', /are no array/);
    });

    it('tells what is stale, and for how long it is past its life', async () => {
      const clock = manualClock();
      const { library, show } = await visit({ options: { clock, defaults: { staleWhileRevalidate: '1h' } } });
      await library.find('Emma');
      await clock.advance('12m');
      const page = await show();
      await page.getByRole('combobox', { name: 'Method' }).selectOption('Library.find');
      await page.getByRole('textbox', { name: 'Arguments' }).fill('["Emma"]');
      await page.getByRole('button', { name: 'Look up' }).click();
      await page
        .locator('#call-answer')
        .getByText(/ is kept, 12 min old, past its life for 2\.0 min\./)
        .waitFor();
      await library.find('Emma');
      const shares = '0 % hits, 50 % stale, 0 % joined, 50 % misses, 0 % past the cache';
      await rowOf(page, 'Library.find').getByRole('img', { name: shares }).waitFor();
      expect(await rowOf(page, 'Library.find').getByRole('cell').allInnerTexts()).toContain('50 %');
    });

    it('leaves hostile arguments, values and error texts what they are: text', async () => {
      const { library, show } = await visit({ panel: { reveal: true } });
      await library.find(HOSTILE);
      await library.find('stream');
      await library.find('nobody').catch(() => undefined);
      const page = await show();
      await page.getByRole('combobox', { name: 'Method' }).selectOption('Library.find');
      await page.getByRole('textbox', { name: 'Arguments' }).fill(JSON.stringify([HOSTILE]));
      await page.getByRole('button', { name: 'Look up' }).click();
      await page.locator('#call-answer pre').waitFor();
      await page.getByRole('textbox', { name: 'Tag' }).fill(HOSTILE);
      await page.getByRole('button', { name: 'Invalidate what carries it' }).click();
      await page.locator('#notice').getByText('Invalidated the tag').waitFor();
      await page.locator('#activity-list').getByText(`the tags '${HOSTILE}'`).waitFor();

      expect(await page.locator('#call-answer code').innerText()).toContain('<img\\u0020src=x');
      for (const place of ['#call-answer pre', '#notice'])
        expect(await page.locator(place).innerText()).toContain(HOSTILE);
      expect(await page.locator('#activity-list').innerText()).toContain(`result["${HOSTILE}"]`);
      expect(await page.locator('main img, #activity-list b').count()).toBe(0);
      expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
    });

    it('tells a failure, and that a cache is down', async () => {
      const store = new MapStore();
      store.get = store.set = () => Promise.reject(new Error('down'));
      const options = { keyPrefix: 'library', breaker: { failures: 1, halfOpenAfter: '1h' } } as const;
      const { library, show } = await visit({ caches: { default: store }, options });
      await library.find('Emma');
      const page = await show();
      expect(await page.locator('#cache-cards').innerText()).toContain('breaker open');
      // The answer is a 503, which the browser tells in its console.
      await page.getByRole('button', { name: 'Invalidate every outcome of Library.find' }).click();
      await page.locator('#notice.problem').getByText('was not confirmed').waitFor();
      expect(offences.splice(0)).toEqual([expect.stringContaining('503')]);
    });

    it('can be used with the keyboard alone, and keeps its place while it refreshes', async () => {
      const { library, show } = await visit();
      const page = await show();
      const focused = () =>
        page.evaluate(
          "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent",
        );
      await page.keyboard.press('Tab');
      expect(await focused()).toBe('Skip to the methods');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      expect(await focused()).toBe('Invalidate every outcome of Library.find');
      await library.find('Emma');
      await page.waitForResponse(/statistics/);
      await page.waitForResponse(/statistics/);
      expect(await focused()).toBe('Invalidate every outcome of Library.find');
      await page.keyboard.press('Enter');
      await page.getByRole('status').getByText('Invalidated every outcome of Library.find.').waitFor();
    });

    it('names every control, and has headings, for who does not see it', async () => {
      const { show } = await visit();
      const page = await show();
      const nameless = await page.evaluate(`[...document.querySelectorAll('button, input, select, textarea')]
        .filter((each) => !each.hidden && !each.labels?.length && !each.getAttribute('aria-label') && !each.textContent.trim())
        .map((each) => each.outerHTML)`);
      expect(nameless).toEqual([]);
      const headings = await page.getByRole('heading').allInnerTexts();
      expect(headings[0]).toBe('Cache');
      expect(headings).toEqual(expect.arrayContaining(['Methods', 'Caches', 'One call', 'A tag']));
      expect(await page.getByRole('table').getByRole('columnheader').count()).toBe(6);
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
    });

    it('fits on a phone, with every figure named', async () => {
      const { library, show } = await visit({}, { viewport: PHONE });
      await library.find('Emma');
      const page = await show();
      const [wide, seen] = await page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, innerWidth]',
      );
      expect(wide).toBeLessThanOrEqual(seen);
      const label = `getComputedStyle(document.querySelector('#method-rows td'), '::before').content`;
      expect(await page.evaluate(label)).toMatch(/attr\(data-label\)|"Calls"/);
      const cells = await rowOf(page, 'Library.find').getByRole('cell').all();
      const lefts = await Promise.all(cells.map(async (cell) => (await cell.boundingBox())?.x));
      expect(lefts).toEqual(Array(5).fill(lefts[0]));
    });

    it.each(['light', 'dark'] as const)('can be read in %s', async (colorScheme) => {
      const { library, show } = await visit({}, { colorScheme });
      await library.find('stream');
      await library.find('Emma');
      const page = await show();
      const contrasts = await page.evaluate<[string, number][]>(CONTRASTS);
      expect(contrasts).not.toEqual([]);
      expect(contrasts.filter(([, contrast]) => contrast < 4.5)).toEqual([]);
    });

    it('works below a prefix', async () => {
      const parts: LibraryParts = {
        panel: { path: 'admin/cache' },
        configure: (nest) => nest.setGlobalPrefix('api'),
      };
      const { show } = await visit(parts, {}, '/api/admin/cache');
      const page = await show();
      await page.getByRole('button', { name: 'Invalidate every outcome of Library.find' }).click();
      await page.locator('#notice').getByText('Invalidated every').waitFor();
    });
  });

  describeHttp('its picture in the documentation', (start) => {
    it('is made by this test, with PICTURES=1', async () => {
      const caches = { default: memoryCache({ maxEntries: 1000, maxBytes: 1_000_000 }) };
      const { application, library } = await openLibrary(start, { caches });
      library.runMs = 45;
      for (let round = 0; round < 40; round++) {
        await Promise.all([library.find(`title ${round % 6}`), library.find(`title ${round % 6}`)]);
        await library.count(`shelf ${round % 12}`);
        await library.remind(`reader ${round % 9}`);
      }
      await memoized(library).find.invalidate('Emma');
      const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
      await page.goto(`${application.url}/cache`);
      await page.getByRole('row', { name: /^Library.find/ }).waitFor();
      // Where this runs is nobody's business.
      await page.evaluate(
        `document.getElementById('process').textContent = 'One process’s view: process 4711 on shop-1.'`,
      );
      const picture = await page.screenshot({ ...(PICTURE && { path: PICTURE }) });
      await page.close();
      expect(picture.length).toBeGreaterThan(20_000);
      expect(existsSync(join(DOCS, 'panel.png'))).toBe(true);
    });
  });
});

/** The contrast of each text with what is behind it, as WCAG 2 reckons. */
const CONTRASTS = `(() => {
  const channels = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color).map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const color = getComputedStyle(each).backgroundColor;
      if (channels(color)[3] !== 0) return color;
    }
  };
  const texts = [...document.querySelectorAll('body *')].filter((each) =>
    [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()) &&
    !['SCRIPT', 'STYLE', 'NOSCRIPT', 'OPTION'].includes(each.tagName) && each.getClientRects().length > 0);
  return texts.map((each) => {
    const [one, other] = [luminance(getComputedStyle(each).color), luminance(behind(each))].sort((a, b) => b - a);
    return [each.textContent.slice(0, 40), (one + 0.05) / (other + 0.05)];
  });
})()`;
