/** What is the article of this file called? Its path below the source without extension, where that is its alone. */

/** Two for compressed files: `posts.ndjson.gz`. A dot at a name's beginning opens no extension. */
const extension = /(?<=[^/])(?:\.[a-z0-9]{1,8})?\.[a-z0-9]{1,8}$/i;
const compressed = /\.gz$/i;

function withoutExtension(path: string): string {
  const match = extension.exec(path);
  if (match === null) return path;
  const length = compressed.test(path) ? match[0].length : match[0].length - match[0].lastIndexOf('.');
  return path.slice(0, path.length - length);
}

/**
 * The id of every path of one source. Those that would be equal keep their extension, and so does a path whose short
 * name is another's long one, until all differ. The order of the paths changes nothing.
 */
export function identities(paths: Iterable<string>): Map<string, string> {
  const pathsOfName = new Map<string, string[]>();
  for (const path of new Set(paths)) {
    const name = withoutExtension(path);
    const sharing = pathsOfName.get(name);
    if (sharing === undefined) pathsOfName.set(name, [path]);
    else sharing.push(path);
  }
  const ids = new Map<string, string>();
  const kept: string[] = [];
  for (const [name, sharing] of pathsOfName) {
    for (const path of sharing) {
      ids.set(path, sharing.length === 1 ? name : path);
      if (sharing.length > 1) kept.push(path);
    }
  }
  for (let path = kept.pop(); path !== undefined; path = kept.pop()) {
    const other = pathsOfName.get(path)?.at(0);
    if (other === undefined || ids.get(other) === other) continue;
    ids.set(other, other);
    kept.push(other);
  }
  return ids;
}
