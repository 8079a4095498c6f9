"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WORDS = void 0;
/** How figures are written, and how what is shown is made. */
exports.WORDS = String.raw `
const byId = (id) => document.getElementById(id);

/** An element with attributes, and with children that are elements or text. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== undefined && child !== ''));
  return element;
}

/** Leaves alone what is as it should be: a screen reader is told of changes only, and a selection stays. */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

const whole = (value) => value.toLocaleString('en');
const some = (count, thing) => whole(count) + ' ' + thing + (count === 1 ? '' : 's');
const percent = (share) => (share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0) + ' %';

function duration(ms) {
  if (ms < 1000) return (ms < 10 && ms > 0 ? ms.toFixed(1) : Math.round(ms)) + ' ms';
  const units = [[86400000, 'd'], [3600000, 'h'], [60000, 'min'], [1000, 's']];
  const [length, unit] = units.find(([each]) => ms >= each);
  const value = ms / length;
  return (value < 10 ? value.toFixed(1) : Math.round(value)) + ' ' + unit;
}

function bytes(value) {
  if (value < 1024) return value + ' B';
  return value < 1048576 ? (value / 1024).toFixed(1) + ' KiB' : (value / 1048576).toFixed(1) + ' MiB';
}
`;
//# sourceMappingURL=script-words.js.map