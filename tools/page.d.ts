/** What the page has that no module imports: SillyTavern's own globals, as far as the shim uses them. */
declare const SillyTavern: {
    getContext(): any;
    libs: Record<string, any>;
};
declare const toastr: any;
