"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ACTIONS = void 0;
/** What the page asks for: figures, again and again, and what the buttons do. */
exports.ACTIONS = String.raw `
const REFRESH_MS = 2000;
/** Beside the page, whatever prefixes stand in front of it, and with or without a slash behind it. */
const base = location.pathname.replace(/\/+$/, '') + '/';

async function ask(route, body) {
  const headers = { 'content-type': 'application/json', 'x-requested-with': 'cache-memoize' };
  const post = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(base + route, { credentials: 'same-origin', cache: 'no-store', ...post });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  const said = answer.error?.message ?? answer.message;
  throw new Error(typeof said === 'string' ? said : 'The application answers ' + response.status + ' ' + response.statusText);
}

function notify(text, isProblem) {
  const notice = byId('notice');
  notice.classList.toggle('problem', isProblem);
  setText(notice, text);
}

/** Of refreshing only: what a button has said stays. */
let isDisconnected = false;

async function refresh() {
  try {
    const [figures, { activity }] = await Promise.all([ask('statistics'), ask('activity')]);
    showFigures(figures);
    showActivity(activity);
    byId('no-activity').hidden = activity.length > 0;
    if (isDisconnected) notify('', false);
    isDisconnected = false;
  } catch (error) {
    isDisconnected = true;
    notify('The figures cannot be read: ' + error.message, true);
  }
}

let isPaused = false;

async function keepRefreshing() {
  if (!document.hidden && !isPaused) await refresh();
  setTimeout(keepRefreshing, REFRESH_MS);
}

byId('pause').addEventListener('click', () => {
  isPaused = !isPaused;
  byId('pause').setAttribute('aria-pressed', String(isPaused));
});

async function invalidate(what) {
  try {
    const { invalidated } = await ask('invalidate', what);
    notify('Invalidated ' + invalidated + '.', false);
  } catch (error) {
    notify(error.message, true);
  }
  await refresh();
}

function readCall() {
  const [className, method] = JSON.parse(byId('call-method').value);
  const args = JSON.parse(byId('call-args').value);
  if (!Array.isArray(args)) throw new Error('The arguments are no array.');
  return { class: className, method, args };
}

function attempt(action) {
  const problem = (error) => byId('call-answer').replaceChildren(make('p', { class: 'problem' }, error.message));
  return async (event) => {
    event.preventDefault();
    try {
      await action(readCall());
    } catch (error) {
      problem(error);
    }
  };
}

const STATES = { present: 'kept', absent: 'not kept', unknown: 'not known: the cache cannot be asked' };

async function lookUp(call) {
  const found = await ask('lookup', call);
  const kind = found.kind === 'error' ? ', as an error' : found.kind === 'mark' ? ', as the mark of a guard' : '';
  const ms = found.restMs ?? 0;
  const life = ms < 0 ? 'past its life for ' + duration(-ms) : duration(ms) + ' left';
  const rest = found.restMs === null ? 'for good' : life;
  const age = found.state === 'present' ? ', ' + duration(found.ageMs) + ' old, ' + rest : '';
  const line = make('p', {}, make('code', {}, found.key), ' is ' + STATES[found.state] + kind + age + '.');
  const value = found.value === undefined ? undefined : make('pre', { tabindex: '0' }, found.value);
  byId('call-answer').replaceChildren(...[line, value].filter(Boolean));
}

byId('call-form').addEventListener('submit', attempt(lookUp));
byId('call-invalidate').addEventListener('click', attempt(async (call) => {
  await invalidate(call);
  await lookUp(call);
}));
byId('tag-form').addEventListener('submit', (event) => {
  event.preventDefault();
  void invalidate({ tags: [byId('tag-name').value] });
});

void keepRefreshing();
`;
//# sourceMappingURL=script-actions.js.map