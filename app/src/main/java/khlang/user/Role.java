package khlang.user;

/** What a user is in an organization, with CKAN's meaning; each may do what the one before it may. */
public enum Role {
    /** Sees private datasets. */
    MEMBER,
    /** Creates, changes and deletes datasets. */
    EDITOR,
    /** Gives and takes roles. */
    ADMIN
}
