const LONGEST = 60;

/** Describes a value for an error text: short, with its type, and never by running code of the value's own. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `'${shorten(value)}' (string)`;
    case 'function':
      return `${/^class\b/.test(Function.prototype.toString.call(value)) ? 'the class' : 'the function'} ${value.name || '(anonymous)'}`;
    case 'object':
      return describeObject(value);
    case 'undefined':
      return 'undefined';
    default:
      return `${shorten(String(value))} (${typeof value})`;
  }
}

function describeObject(value: object | null): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  const className = classNameOf(value);
  return className === 'Object' || className === '' ? describeFields(value) : `an instance of ${className}`;
}

function classNameOf(value: object): string {
  const prototype = Reflect.getPrototypeOf(value);
  const constructor: unknown = prototype && Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  return typeof constructor === 'function' ? constructor.name : '';
}

function describeFields(value: object): string {
  const names = Object.keys(value);
  return names.length === 0
    ? 'an object without fields'
    : `an object with the fields ${shorten(names.join(', '))}`;
}

function shorten(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
