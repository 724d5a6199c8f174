/** Dynos of one type: Heroku's limit per app. */
export const MAX_QUANTITY = 100;
