// Keeps the session's cookie alive while somebody works: a circuit makes no requests that would renew it.
const every = 5 * 60 * 1000;
let last = Date.now();
for (const sign of ["pointerdown", "keydown"]) {
    addEventListener(sign, () => {
        if (Date.now() - last < every) return;
        last = Date.now();
        fetch("/session/keep", { cache: "no-store", redirect: "manual" }).catch(() => { });
    }, { passive: true });
}
