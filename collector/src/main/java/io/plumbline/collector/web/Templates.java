package io.plumbline.collector.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The pages' templates, compiled with this module; values are escaped by where they stand. */
final class Templates {

    private static final String PACKAGE = "io.plumbline.collector.web.template";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);

    String render(String template, Object model) {
        StringOutput html = new StringOutput();
        engine.render(template + ".jte", model, html);
        return html.toString();
    }
}
