/** Endings of files that a program fills in before they are published. */
export const TEMPLATE_ENDING = /\.(?:j2|jinja2?|tpl|tmpl|tftpl|template|erb|ejs|hbs|mustache|liquid|njk|gotmpl|in)$/i;
