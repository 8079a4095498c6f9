/** As the npm registry allows them; so none is `..`, empty or hidden, and none holds a slash but a scope's. */
const PACKAGE_NAME = /^(?:@[a-z0-9~*-][a-z0-9~*._-]*\/)?[a-z0-9~-][a-z0-9~._-]*$/i;
const VERSION = /^[a-z0-9][a-z0-9.+_-]*$/i;
/** Printable, no separator of any system. */
const FILE_SEGMENT = /^[^\p{C}\\/:]+$/u;
/** The shortest limit of the file systems in use, less room for the suffix of a draft. */
const MAX_SEGMENT_BYTES = 200;

/**
 * Where a map lies: `package/version/file`, the same in a zip, in the bucket and in a URL. Only {@link MapPath.parse}
 * makes one, so whoever holds one need not check it.
 */
export class MapPath {
  private constructor(
    readonly packageName: string,
    readonly version: string,
    readonly file: string,
  ) {}

  /** `undefined` where the text is no path of a map: then no map can lie there. */
  static parse(text: string): MapPath | undefined {
    const segments = text.split('/');
    const packageName = segments.splice(0, text.startsWith('@') ? 2 : 1).join('/');
    const version = segments.shift() ?? '';
    const isNamed = PACKAGE_NAME.test(packageName) && VERSION.test(version) && isMapFile(segments);
    return isNamed ? new MapPath(packageName, version, segments.join('/')) : undefined;
  }

  get text(): string {
    return `${this.packageName}/${this.version}/${this.file}`;
  }

  /** The path as the methods of SourceMapsService take it. */
  toArguments(): [packageName: string, version: string, file: string] {
    return [this.packageName, this.version, this.file];
  }
}

/** No folder ends in `.map`: else one map could lie where another needs a folder. */
function isMapFile(segments: readonly string[]): boolean {
  const name = segments.at(-1) ?? '';
  const folders = segments.slice(0, -1);
  return (
    segments.every(isFileSegment) &&
    name.endsWith('.map') &&
    !folders.some((folder) => folder.endsWith('.map'))
  );
}

function isFileSegment(segment: string): boolean {
  const isName = FILE_SEGMENT.test(segment) && segment !== '.' && segment !== '..';
  return isName && Buffer.byteLength(segment) <= MAX_SEGMENT_BYTES;
}
