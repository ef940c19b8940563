/**
 * Whatever may hang has a deadline: rejects with what `late` makes where `work` takes longer than `limit` milliseconds.
 * @template T @param {Promise<T>} work @param {number} limit @param {() => Error} late @returns {Promise<T>}
 */
export function within(work, limit, late) {
    let timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
    const end = /** @type {Promise<never>} */ (
        new Promise((_, reject) => {
            timer = setTimeout(() => reject(late()), limit);
        })
    );
    return Promise.race([work, end]).finally(() => clearTimeout(timer));
}
