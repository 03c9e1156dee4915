/**
 * Which endings of Portuguese does the stemmer know by their accents only? Written down from the grammar; see `stem.ts`.
 */
export const endings = 'ão ções ões ães ável ível áveis íveis ência ências ância âncias íamos ávamos áramos ássemos';
