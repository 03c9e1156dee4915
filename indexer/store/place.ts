/** How do reports name a file, or one record of a file of many? */

/** Line 0 is the file. */
export const placeOf = (path: string, line: number): string => (line === 0 ? path : `${path}#${line}`);
