/** What can the log be asked for? `requests`: a line each; `errors`: only failures; `off`: nothing. */

export const logKinds = ['requests', 'errors', 'off'] as const;
export type LogKind = (typeof logKinds)[number];
