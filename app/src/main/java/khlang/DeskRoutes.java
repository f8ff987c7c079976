package khlang;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.time.InstantSource;
import khlang.dataset.DeskDatasets;
import khlang.dataset.FilePages;
import khlang.organization.GroupEditPages;
import khlang.organization.MemberPages;
import khlang.portal.DeskDatasetPages;
import khlang.portal.DeskFieldPages;
import khlang.portal.DeskPages;
import khlang.portal.DeskParts;
import khlang.portal.DeskReadingPages;
import khlang.portal.DeskRefusedPages;
import khlang.portal.DeskResourcePages;
import khlang.user.AccountPages;
import khlang.user.LoginPages;
import khlang.user.Logins;
import khlang.user.UserPages;

/** The routes of logging in, of the desk, and of looking after users, organizations and groups. */
record DeskRoutes(
        LoginPages login,
        AccountPages account,
        UserPages users,
        GroupEditPages organizations,
        MemberPages members,
        GroupEditPages groups,
        DeskPages desk,
        DeskDatasetPages datasets,
        DeskResourcePages resources,
        DeskRefusedPages refused,
        DeskReadingPages reading,
        DeskFieldPages fields) {

    static DeskRoutes of(Parts parts) {
        Logins logins = new Logins(parts.users, InstantSource.system());
        DeskParts desk = new DeskParts(
                parts.resources,
                parts.resourceJson,
                parts.datastore,
                parts.findings,
                parts.ingest,
                parts.config.maxUpload());
        return new DeskRoutes(
                new LoginPages(logins, parts.authentication, parts.templates),
                new AccountPages(parts.users, parts.tokens, logins, parts.authentication, parts.templates),
                new UserPages(parts.users, parts.templates),
                new GroupEditPages(parts.organizations, parts.templates),
                new MemberPages(parts.organizations, parts.members, parts.users, parts.templates),
                new GroupEditPages(parts.groups, parts.templates),
                new DeskPages(
                        parts.templates,
                        parts.datasets,
                        new DeskDatasets(parts.database.jdbi()),
                        parts.organizations,
                        desk),
                new DeskDatasetPages(
                        parts.templates, parts.datasets, parts.vocabulary, parts.organizations, parts.groups, desk),
                new DeskResourcePages(
                        parts.templates,
                        parts.datasets,
                        parts.resources,
                        parts.uploads,
                        parts.datastore,
                        parts.findings,
                        parts.ingest,
                        desk),
                new DeskRefusedPages(
                        parts.templates,
                        parts.datasets,
                        parts.resources.refused(),
                        new FilePages(parts.datasets, parts.resources, parts.storage)),
                new DeskReadingPages(parts.templates, parts.datasets, parts.resources, parts.datastore, parts.ingest),
                new DeskFieldPages(parts.templates, parts.datasets, parts.resources, parts.datastore, parts.findings));
    }

    void addTo(RoutesConfig routes) {
        page(routes, "/login", login::show);
        routes.head("/login", login::show);
        routes.head("/en/login", login::show);
        form(routes, "/login", login::logIn);
        form(routes, "/logout", login::logOut);
        page(routes, "/desk/password", account::showPassword);
        form(routes, "/desk/password", account::changePassword);
        page(routes, "/desk/tokens", account::showTokens);
        form(routes, "/desk/tokens", account::createToken);
        form(routes, "/desk/tokens/revoke", account::revokeToken);
        page(routes, "/desk/users", users::list);
        form(routes, "/desk/users", users::create);
        page(routes, "/desk/users/{name}", users::show);
        form(routes, "/desk/users/{name}", users::update);
        form(routes, "/desk/users/{name}/password", users::resetPassword);
        form(routes, "/desk/users/{name}/state", users::changeState);
        page(routes, "/desk/organizations", organizations::list);
        page(routes, "/desk/organizations/new", organizations::showNew);
        form(routes, "/desk/organizations", organizations::create);
        page(routes, "/desk/organizations/{name}", organizations::show);
        form(routes, "/desk/organizations/{name}", organizations::update);
        form(routes, "/desk/organizations/{name}/delete", organizations::delete);
        page(routes, "/desk/organizations/{name}/members", members::list);
        form(routes, "/desk/organizations/{name}/members", members::give);
        form(routes, "/desk/organizations/{name}/members/take", members::take);
        page(routes, "/desk/groups", groups::list);
        page(routes, "/desk/groups/new", groups::showNew);
        form(routes, "/desk/groups", groups::create);
        page(routes, "/desk/groups/{name}", groups::show);
        form(routes, "/desk/groups/{name}", groups::update);
        form(routes, "/desk/groups/{name}/delete", groups::delete);
        addDatasetsTo(routes);
    }

    private void addDatasetsTo(RoutesConfig routes) {
        page(routes, "/desk", desk::show);
        page(routes, "/desk/dataset/new", datasets::showNew);
        form(routes, "/desk/dataset/new", datasets::create);
        page(routes, "/desk/dataset/{name}", datasets::show);
        form(routes, "/desk/dataset/{name}", datasets::update);
        form(routes, "/desk/dataset/{name}/publish", datasets::publish);
        form(routes, "/desk/dataset/{name}/unpublish", datasets::unpublish);
        form(routes, "/desk/dataset/{name}/delete", datasets::delete);
        page(routes, "/desk/dataset/{name}/resource/new", resources::showNew);
        form(routes, "/desk/dataset/{name}/resource/new", resources::create);
        page(routes, "/desk/resource/{id}", resources::show);
        form(routes, "/desk/resource/{id}", resources::update);
        page(routes, "/desk/resource/{id}/reading", reading::show);
        form(routes, "/desk/resource/{id}/reading", reading::update);
        form(routes, "/desk/resource/{id}/reading/look", reading::look);
        form(routes, "/desk/resource/{id}/reading/sheet", reading::sheet);
        page(routes, "/desk/resource/{id}/fields", fields::show);
        form(routes, "/desk/resource/{id}/fields", fields::update);
        page(routes, "/desk/resource/{id}/fields/codes", fields::back);
        form(routes, "/desk/resource/{id}/fields/codes", fields::codes);
        page(routes, "/desk/resource/{id}/fields/upload", fields::back);
        form(routes, "/desk/resource/{id}/fields/upload", fields::upload);
        form(routes, "/desk/resource/{id}/retry", resources::retry);
        form(routes, "/desk/resource/{id}/keep", resources::keep);
        form(routes, "/desk/resource/{id}/cancel", resources::cancel);
        form(routes, "/desk/resource/{id}/confirm", resources::confirm);
        form(routes, "/desk/resource/{id}/reject", resources::reject);
        form(routes, "/desk/resource/{id}/delete", resources::delete);
        page(routes, "/desk/refused/{id}", refused::download);
        form(routes, "/desk/refused/{id}/delete", refused::delete);
    }

    private static void page(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.get("/en" + path, handler);
    }

    private static void form(RoutesConfig routes, String path, Handler handler) {
        routes.post(path, handler);
        routes.post("/en" + path, handler);
    }
}
