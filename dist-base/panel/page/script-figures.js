"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FIGURES = void 0;
/** What is shown of methods, caches and activity. */
exports.FIGURES = String.raw `
/** How the calls of a method were answered, in shares: a guard that answers hits. */
function sharesOf(row) {
  const part = (count) => (row.calls === 0 ? 0 : count / row.calls);
  return {
    hit: part(row.hits + row.guarded),
    stale: part(row.staleHits),
    joined: part(row.joined),
    miss: part(row.misses),
    bypass: part(row.bypassed),
  };
}

function showBar(bar, shares) {
  for (const [name, share] of Object.entries(shares))
    bar.querySelector('.' + name).style.inlineSize = share * 100 + '%';
  const told = percent(shares.hit) + ' hits, ' + percent(shares.stale) + ' stale, ' + percent(shares.joined) + ' joined, ';
  const label = told + percent(shares.miss) + ' misses, ' + percent(shares.bypass) + ' past the cache';
  if (bar.getAttribute('aria-label') !== label) bar.setAttribute('aria-label', label);
}

function makeBar() {
  const parts = ['hit', 'stale', 'joined', 'miss', 'bypass'].map((name) => make('span', { class: name }));
  return make('div', { class: 'bar', role: 'img' }, ...parts);
}

function cell(label, ...children) {
  return make('td', { role: 'cell', 'data-label': label }, ...children);
}

function makeMethodRow(row) {
  const about = make('small');
  const ratio = make('span');
  const bar = makeBar();
  const button = make('button', { type: 'button' }, 'Invalidate');
  button.setAttribute('aria-label', 'Invalidate every outcome of ' + row.method);
  button.hidden = row.class === undefined;
  button.addEventListener('click', () => invalidate({ class: row.class, method: row.name }));
  const [calls, run, saved] = [cell('Calls'), cell('Mean run'), cell('Time saved')];
  const name = make('th', { role: 'rowheader', scope: 'row' }, row.method, about);
  const ratioCell = cell('Hit ratio', make('div', { class: 'ratio' }, ratio, bar));
  const element = make('tr', { role: 'row' }, name, calls, ratioCell, run, saved, make('td', { role: 'cell' }, button));
  const show = (now) => {
    setText(about, [now.isGuard ? 'guard' : '', now.ttl, 'in ' + now.alias].filter(Boolean).join(', '));
    setText(calls, whole(now.calls));
    const shares = sharesOf(now);
    setText(ratio, now.calls === 0 ? '–' : percent(shares.hit + shares.stale));
    showBar(bar, shares);
    setText(run, now.meanRunMs === null ? '–' : duration(now.meanRunMs));
    setText(saved, now.savedMs === 0 ? '–' : duration(now.savedMs));
  };
  return { element, show };
}

function stateOf(cache) {
  if (cache.isBreakerOpen) return ['breaker open', 'bad'];
  return cache.isReady ? ['ready', 'good'] : ['not reached', 'bad'];
}

function linesOf(cache) {
  const held = cache.entries === undefined ? '' : whole(cache.entries) + (cache.entries === 1 ? ' entry' : ' entries');
  const size = cache.bytes === undefined ? '' : bytes(cache.bytes);
  const evicted = cache.evictions > 0 ? whole(cache.evictions) + ' evicted' : '';
  const pending = cache.pendingInvalidations > 0 ? ', ' + whole(cache.pendingInvalidations) + ' pending' : '';
  return [
    [held, size, evicted].filter(Boolean).join(', '),
    some(cache.reads, 'read') + ', ' + whole(cache.failedReads) + ' failed',
    some(cache.fills, 'fill') + ', ' + whole(cache.failedFills) + ' failed',
    some(cache.invalidations, 'invalidation') + ', ' + whole(cache.failedInvalidations) + ' failed' + pending,
  ].filter(Boolean);
}

function makeCacheCard(cache) {
  const badge = make('span');
  const lines = make('div');
  const place = make('p', { class: 'place' });
  const element = make('li', {}, make('h3', {}, cache.alias, badge), place, lines);
  const show = (now) => {
    const [state, kind] = stateOf(now);
    setText(badge, state);
    badge.className = 'badge ' + kind;
    setText(place, now.place);
    const texts = linesOf(now);
    while (lines.children.length < texts.length) lines.append(make('p'));
    while (lines.children.length > texts.length) lines.lastChild.remove();
    texts.forEach((text, index) => setText(lines.children[index], text));
  };
  return { element, show };
}

/** Rows that stay where they are while their figures change, so that the keyboard's place is not lost. */
function keyedList(parent, keyOf, makeItem) {
  const items = new Map();
  return (all) => {
    const keys = new Set(all.map(keyOf));
    for (const [key, { element }] of items) if (!keys.has(key)) (element.remove(), items.delete(key));
    all.forEach((each, index) => {
      const key = keyOf(each);
      if (!items.has(key)) items.set(key, makeItem(each));
      const { element, show } = items.get(key);
      if (parent.children[index] !== element) parent.insertBefore(element, parent.children[index] ?? null);
      show(each);
    });
  };
}

function makeActivityItem(entry) {
  const time = make('time');
  const badge = make('span', { class: 'badge ' + (entry.kind === 'error' || entry.outcome === 'failed' ? 'bad' : 'good') });
  setText(badge, entry.kind === 'error' ? 'error' : entry.outcome);
  const text = make('span', { class: 'text' });
  const show = (now) => {
    setText(time, new Date(now.at).toLocaleTimeString());
    time.dateTime = new Date(now.at).toISOString();
    const where = [now.alias === undefined ? '' : ' (' + now.alias + ')', now.count > 1 ? ', ' + now.count + ' times' : ''];
    setText(text, now.text + where.join(''));
  };
  return { element: make('li', {}, time, badge, text), show };
}

const showMethods = keyedList(byId('method-rows'), (row) => row.method + ' ' + row.alias, makeMethodRow);
const showCaches = keyedList(byId('cache-cards'), (cache) => cache.alias, makeCacheCard);
const activityKey = (entry) => [entry.kind, entry.outcome, entry.alias, entry.text, entry.kind === 'error' ? '' : entry.at].join(' ');
const showActivity = keyedList(byId('activity-list'), activityKey, makeActivityItem);
const showSummary = keyedList(byId('summary'), ([label]) => label, ([label]) => {
  const value = make('dd');
  return { element: make('div', {}, make('dt', {}, label), value), show: ([, text]) => setText(value, text) };
});

function summaryOf(methods) {
  const sum = (figure) => methods.reduce((total, row) => total + figure(row), 0);
  const calls = sum((row) => row.calls);
  const hits = sum((row) => row.hits + row.staleHits + row.guarded);
  return [
    ['Calls', whole(calls)],
    ['Hit ratio', calls === 0 ? '–' : percent(hits / calls)],
    ['Runs', whole(sum((row) => row.runs))],
    ['Time saved', duration(sum((row) => row.savedMs))],
  ];
}

function showFigures({ process, methods, caches }) {
  const who = 'process ' + process.pid + ' on ' + process.host + ', up for ' + duration(process.uptimeMs);
  setText(byId('process'), 'One process’s view: ' + who + '. Others have figures of their own.');
  showSummary(summaryOf(methods));
  showMethods(methods);
  byId('no-methods').hidden = methods.length > 0;
  showCaches(caches);
  offerMethods(methods.filter((row) => row.class !== undefined));
}

/** Made anew only where there are others: a choice that is open would close. */
function offerMethods(methods) {
  const select = byId('call-method');
  const names = methods.map((row) => row.method);
  if (names.join() === [...select.options].map((option) => option.text).join()) return;
  const chosen = select.value;
  select.replaceChildren(...methods.map((row) => make('option', { value: JSON.stringify([row.class, row.name]) }, row.method)));
  if ([...select.options].some((option) => option.value === chosen)) select.value = chosen;
}
`;
//# sourceMappingURL=script-figures.js.map