package io.plumbline.dashboards.grafana;

/**
 * One column of a table panel: the field of the merged query results, its heading, its unit and the page that a click on it
 * opens; unit and link may be empty.
 */
public record Column(String field, String heading, String unit, String link) {

    public static Column text(String field, String heading) {
        return new Column(field, heading, "", "");
    }

    public static Column number(String field, String heading, String unit) {
        return new Column(field, heading, unit, "");
    }

    public Column linkedTo(String url) {
        return new Column(field, heading, unit, url);
    }
}
