/** Which language is this code, and which code is this language? In English, by the names of Unicode's CLDR, which Node brings. */

const named = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** The code itself where it has no name. */
export function languageName(code: string): string {
  try {
    return named.of(code) ?? code;
  } catch {
    // A document may declare what is no language code at all.
    return code;
  }
}

/** Without case and accents: `Bokmål` is typed *bokmal* where keyboards have no å. */
const folded = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** What CLDR calls by a younger name than readers do. */
const olderNames: readonly (readonly [name: string, code: string])[] = [['bengali', 'bn']];

let codes: ReadonlyMap<string, string> | null = null;

/** Made when the first name is asked for: about two milliseconds. */
function codesByName(): ReadonlyMap<string, string> {
  const found = new Map(olderNames);
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = folded(named.of(code) ?? '');
    // An outdated code (`iw`) has the name of the one that took its place.
    if (name !== '' && !found.has(name) && Intl.getCanonicalLocales(code)[0] === code) found.set(name, code);
  }
  return found;
}

/** The code of two letters of a language by its English name; null for what is no such name. */
export function languageNamed(name: string): string | null {
  codes ??= codesByName();
  return codes.get(folded(name)) ?? null;
}
