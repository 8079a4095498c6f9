"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MARKUP = void 0;
/** What stands there before there are figures. */
exports.MARKUP = `<a class="skip" href="#methods">Skip to the methods</a>
<header>
  <div>
    <h1>Cache</h1>
    <p id="process">One process’s view.</p>
  </div>
  <button id="pause" type="button" aria-pressed="false">Pause</button>
</header>
<main>
  <p id="notice" role="status"></p>
  <noscript><p class="problem">This page needs JavaScript.</p></noscript>
  <dl id="summary" aria-label="All methods together"></dl>

  <section aria-labelledby="methods">
    <h2 id="methods" tabindex="-1">Methods</h2>
    <ul class="legend" aria-label="Colours of the bars">
      <li class="hit">hit</li><li class="stale">stale</li><li class="joined">joined</li><li class="miss">miss</li><li class="bypass">past the cache</li>
    </ul>
    <table role="table">
      <thead role="rowgroup"><tr role="row">
        <th role="columnheader" scope="col">Method</th>
        <th role="columnheader" scope="col">Calls</th>
        <th role="columnheader" scope="col">Hit ratio</th>
        <th role="columnheader" scope="col">Mean run</th>
        <th role="columnheader" scope="col">Time saved</th>
        <th role="columnheader" scope="col"><span class="hidden">Invalidate</span></th>
      </tr></thead>
      <tbody role="rowgroup" id="method-rows"></tbody>
    </table>
    <p id="no-methods" hidden>No provider or controller has a memoized method.</p>
  </section>

  <section aria-labelledby="caches">
    <h2 id="caches">Caches</h2>
    <ul class="cards" id="cache-cards"></ul>
  </section>

  <section aria-labelledby="call">
    <h2 id="call">One call</h2>
    <form id="call-form">
      <label for="call-method">Method</label>
      <select id="call-method" required></select>
      <label for="call-args">Arguments, as a JSON array</label>
      <textarea id="call-args" rows="2" spellcheck="false" autocomplete="off" placeholder='["a.map", 1]'>[]</textarea>
      <div class="buttons">
        <button type="submit">Look up</button>
        <button type="button" id="call-invalidate">Invalidate this call</button>
      </div>
    </form>
    <div id="call-answer" role="status"></div>
  </section>

  <section aria-labelledby="tag">
    <h2 id="tag">A tag</h2>
    <form id="tag-form">
      <label for="tag-name">Tag</label>
      <input id="tag-name" required maxlength="200" spellcheck="false" autocomplete="off" placeholder="product:42">
      <div class="buttons"><button type="submit">Invalidate what carries it</button></div>
    </form>
  </section>

  <section aria-labelledby="activity">
    <h2 id="activity">Last invalidations and errors</h2>
    <ol id="activity-list"></ol>
    <p id="no-activity">None yet.</p>
  </section>
</main>`;
//# sourceMappingURL=markup.js.map