// The console's own script, imported by Shell/Browser.cs.
const cookie = name => document.cookie.split("; ").find(c => c.startsWith(name + "="))?.slice(name.length + 1);
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

export function setUp(zoneCookie, themeCookie) {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    // Whoever watches the page from outside sees by this that it answers.
    document.documentElement.dataset.circuit = "up";
    document.cookie = `${zoneCookie}=${encodeURIComponent(zone)}; path=/; max-age=31536000; SameSite=Lax`;
    return { zone, prefersDark: matchMedia("(prefers-color-scheme: dark)").matches, firstVisit: !cookie(themeCookie) };
}

export function listenForSearch(target) {
    document.addEventListener("keydown", e => {
        if (e.key.toLowerCase() !== "k" || e.altKey || e.shiftKey || !(isMac ? e.metaKey : e.ctrlKey)) return;
        e.preventDefault();
        target.invokeMethodAsync("OpenSearch");
    });
}

// Enter in an open list of choices takes the choice and does not submit the form around it.
document.addEventListener("keydown", e => {
    const combobox = e.target.closest?.("[role=combobox]");
    if (!combobox) return;
    const open = combobox.getAttribute("aria-expanded") === "true";
    if ((e.key === "Enter" && open) || e.key === "ArrowUp" || e.key === "ArrowDown") e.preventDefault();
});

// A menu closes as menus do: by Esc, and by a press anywhere else.
const openMenus = () => document.querySelectorAll("details.user-menu[open]");
document.addEventListener("click", e => openMenus().forEach(menu => { if (!menu.contains(e.target)) menu.open = false; }));
document.addEventListener("keydown", e => { if (e.key === "Escape") openMenus().forEach(menu => { menu.open = false; menu.querySelector("summary").focus(); }); });

// A dialog takes the focus as soon as its first field stands, and never from somebody who types in it already.
new MutationObserver(() => {
    const dialog = [...document.querySelectorAll(".rz-dialog-content, .rz-dialog-side-content")].at(-1);
    if (!dialog || dialog.dataset.entered) return;
    const field = dialog.querySelector("input:enabled:not([type=hidden]), select:enabled, textarea:enabled") ?? dialog.querySelector("button:enabled, a[href]");
    if (!field) return;
    dialog.dataset.entered = "yes";
    const before = document.activeElement;
    if (dialog.contains(before)) return;
    // Radzen gives the focus back, when the dialog closes, to what it finds here.
    if (before !== document.body) Radzen[dialog.matches(".rz-dialog-content") ? "dialogInvokerElement" : "sideDialogInvokerElement"] ??= before;
    field.focus();
}).observe(document.body, { childList: true, subtree: true });

export function focusInvalid(form) {
    const field = form?.querySelector("[aria-invalid=true]") ?? form?.querySelector("[role=alert]");
    field?.focus();
}

export const scrollTo = id => document.getElementById(id)?.scrollIntoView({ block: "nearest" });

export async function copy(text) {
    try { await navigator.clipboard.writeText(text); return true; } catch { return false; }
}

export async function download(name, stream) {
    const url = URL.createObjectURL(new Blob([await stream.arrayBuffer()]));
    const link = Object.assign(document.createElement("a"), { href: url, download: name });
    link.click();
    URL.revokeObjectURL(url);
}
