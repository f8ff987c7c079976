package khlang.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import khlang.user.Actor;
import khlang.web.ActionRequest;
import khlang.web.Actions;

/** CKAN's actions for what administrators set while the site runs. */
public final class OptionApi {
    private final SiteOptions options;

    public OptionApi(SiteOptions options) {
        this.options = options;
    }

    /** Adds its actions. */
    public void addTo(Actions actions) {
        actions.read("config_option_list", "portal", request -> options.list(actor(request)));
        actions.read("config_option_show", "portal", this::show);
        actions.write("config_option_update", "portal", this::update);
    }

    private String show(ActionRequest request) {
        return options.show(actor(request), request.required("key"));
    }

    private Map<String, String> update(ActionRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : List.copyOf(request.parameters().propertyNames())) {
            values.put(name, request.text(name).orElse(""));
        }
        return options.update(actor(request), values);
    }

    private static Actor actor(ActionRequest request) {
        return Actor.of(request.context());
    }
}
