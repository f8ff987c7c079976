package khlang.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Site;

/** What the site says of itself to programs. */
public final class SiteApi {
    private final Site site;

    public SiteApi(Site site) {
        this.site = site;
    }

    /** Adds its actions. */
    public void addTo(Actions actions) {
        actions.read("status_show", "portal", this::status);
    }

    Map<String, Object> status(ActionRequest request) {
        Map<String, Object> status = new LinkedHashMap<>();
        // Clients branch on the version of CKAN whose behaviour they meet.
        status.put("ckan_version", "2.10.4");
        status.put("site_title", site.titleThai());
        status.put("site_description", request.context().path().isEmpty() ? "" : site.titleEnglish());
        status.put("site_url", site.url());
        status.put("error_emails_to", null);
        status.put("locale_default", "th");
        status.put("extensions", List.of("datastore", "xloader", "thai_gdc"));
        status.put("thaigdc_catalog_type", "local_government");
        return status;
    }
}
