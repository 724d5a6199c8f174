/** Counts up whenever an older client could misunderstand an engine. Apart from the schemas, for who needs only this. */
export const CONTRACT_VERSION = 1;
