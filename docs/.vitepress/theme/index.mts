import { h } from 'vue';
import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import RacePicture from './RacePicture.vue';
import './style.css';

const SNIPPETS =
  'In snippets, names of Nest come from @nestjs/common, and those of this library from nestjs-cache-memoize, unless an import says otherwise.';

export default {
  extends: DefaultTheme,
  Layout: () =>
    h(DefaultTheme.Layout, null, { 'doc-footer-before': () => h('p', { class: 'snippets' }, SNIPPETS) }),
  enhanceApp({ app }) {
    app.component('RacePicture', RacePicture);
  },
} satisfies Theme;
