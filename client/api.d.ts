// Generated from openapi.json by `npm run generate`. Do not edit.
export interface paths {
    "/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the server ready?
         * @description Asks the database too. A token that is sent is checked; clients use this to test their credentials.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            _data: {
                                /** @enum {string} */
                                status: "ok";
                            };
                            _meta: Record<string, never>;
                            /** @description empty when all is well */
                            _errors: string[];
                        };
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description All users of the team, by date of creation. Any of the parameters asks for a page instead: `_meta` then has `total`, `hasMore` and `nextCursor`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description a whole number from 1 to 1000: the size of a page */
                    limit?: number;
                    /** @description the nextCursor of an earlier answer */
                    cursor?: string;
                    /** @description names of fields of a user with commas between them, such as id,username */
                    fields?: string;
                    /** @description words to look for in names, e-mail addresses and phone numbers; typing errors are forgiven */
                    search?: string;
                    /** @description the id or short id of a role */
                    role?: string;
                    /** @description true or false */
                    isActive?: boolean;
                    /** @description true or false; true lists the deleted users instead */
                    isDeleted?: boolean;
                    /** @description a time in milliseconds or ISO 8601: users changed at that time or later */
                    updatedSince?: string;
                    /** @description one of createdAt, updatedAt, username, name; a - before it turns the order round */
                    sort?: "createdAt" | "-createdAt" | "updatedAt" | "-updatedAt" | "username" | "-username" | "name" | "-name";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            _data: components["schemas"]["ListedUserV1"][];
                            _meta: {
                                /** @description people that the query matches on all pages */
                                total?: number;
                                hasMore?: boolean;
                                nextCursor?: string | null;
                            };
                            /** @description empty when all is well */
                            _errors: string[];
                        };
                    };
                };
                /** @description Not Modified */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/user/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch a user
         * @description With a JSON body this is the update of the user, as the original documents it; the answer then repeats the sent fields beside `_data`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a user */
                    userId: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with fields of a user */
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["UserChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            _data: components["schemas"]["UserDetailsV1"];
                            _meta: Record<string, never>;
                            /** @description empty when all is well */
                            _errors: string[];
                        } | {
                            /** @description text: the user name */
                            username?: string;
                            /** @description text: the first name */
                            firstName?: string;
                            /** @description text: the last name */
                            lastName?: string;
                            /** @description text: the middle name */
                            middleName?: string;
                            /** @description text: the name that is shown */
                            displayName?: string;
                            /** @description text: the gender */
                            gender?: string;
                            /** @description a whole number: date of birth in milliseconds since 1970, 0 for none */
                            dob?: number;
                            /** @description text: about the person */
                            bio?: string;
                            /** @description text: the address of a picture */
                            profileImageUrl?: string;
                            /** @description text: the address of a picture */
                            coverImageUrl?: string;
                            /** @description text: an offset from UTC such as +0530 */
                            timezone?: string;
                            /** @description an object or null */
                            data?: {
                                [key: string]: unknown;
                            } | null;
                            /** @description an object or null */
                            onboardingData?: {
                                [key: string]: unknown;
                            } | null;
                            /** @description true or false */
                            isActive?: boolean;
                            /** @description true or false */
                            isDeleted?: boolean;
                            /**
                             * @description one of AVAILABLE, NOT_AVAILABLE, ON_BREAK
                             * @enum {unknown}
                             */
                            availabilityStatus?: "AVAILABLE" | "NOT_AVAILABLE" | "ON_BREAK";
                            /** @description text: the id or short id of a role */
                            role?: string;
                            /** @description an e-mail address, an object with "email", or null */
                            primaryEmail?: (string | components["schemas"]["EmailChange"]) | null;
                            /** @description a phone number, an object with "phone", or null */
                            primaryPhone?: (string | components["schemas"]["PhoneChange"]) | null;
                            /** @description a list of e-mail addresses or of objects with "email", the primary one first */
                            emails?: (string | components["schemas"]["EmailChange"])[];
                            /** @description a list of phone numbers or of objects with "phone", the primary one first */
                            phones?: (string | components["schemas"]["PhoneChange"])[];
                            /** @description the id; cannot be changed, accepted when it is what it was */
                            id?: unknown;
                            /** @description when the user was made; cannot be changed, accepted when it is what it was */
                            createdAt?: unknown;
                            /** @description when the user was last changed; cannot be changed, accepted when it is what it was */
                            updatedAt?: unknown;
                            /** @description when the user was deleted; cannot be changed, accepted when it is what it was */
                            deletedAt?: unknown;
                            /** @description the team; cannot be changed, accepted when it is what it was */
                            team?: unknown;
                            /** @description the profile; cannot be changed, accepted when it is what it was */
                            profile?: unknown;
                            /** @description those who report to the user; cannot be changed, accepted when it is what it was */
                            reportees?: unknown;
                            _data: components["schemas"]["UserDetailsV1"];
                            _meta: Record<string, never>;
                            /** @description empty when all is well */
                            _errors: string[];
                        };
                    };
                };
                /** @description Not Modified */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        /**
         * Update a user
         * @description Changes the sent fields and leaves the others. Lists replace the whole list. A user as it was fetched can be sent back. With If-Match the change is made only if the user is still what it was.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a user */
                    userId: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with fields of a user */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UserChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            _data: components["schemas"]["UserDetailsV1"];
                            _meta: Record<string, never>;
                            /** @description empty when all is well */
                            _errors: string[];
                        };
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update a user
         * @description Changes the sent fields and leaves the others. Lists replace the whole list. A user as it was fetched can be sent back. With If-Match the change is made only if the user is still what it was.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a user */
                    userId: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with fields of a user */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UserChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            _data: components["schemas"]["UserDetailsV1"];
                            _meta: Record<string, never>;
                            /** @description empty when all is well */
                            _errors: string[];
                        };
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v2/ext/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users (V2)
         * @description All users of the team, by date of creation. Any of the parameters asks for a page instead: `_meta` then has `total`, `hasMore` and `nextCursor`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description a whole number from 1 to 1000: the size of a page */
                    limit?: number;
                    /** @description the nextCursor of an earlier answer */
                    cursor?: string;
                    /** @description names of fields of a user with commas between them, such as id,username */
                    fields?: string;
                    /** @description words to look for in names, e-mail addresses and phone numbers; typing errors are forgiven */
                    search?: string;
                    /** @description the id or short id of a role */
                    role?: string;
                    /** @description true or false */
                    isActive?: boolean;
                    /** @description true or false; true lists the deleted users instead */
                    isDeleted?: boolean;
                    /** @description a time in milliseconds or ISO 8601: users changed at that time or later */
                    updatedSince?: string;
                    /** @description one of createdAt, updatedAt, username, name; a - before it turns the order round */
                    sort?: "createdAt" | "-createdAt" | "updatedAt" | "-updatedAt" | "username" | "-username" | "name" | "-name";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            _data: components["schemas"]["ListedUserV2"][];
                            _meta: {
                                /** @description people that the query matches on all pages */
                                total?: number;
                                hasMore?: boolean;
                                nextCursor?: string | null;
                            };
                            /** @description empty when all is well */
                            _errors: string[];
                        };
                    };
                };
                /** @description Not Modified */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/ext/user/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch a user (V2) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a user */
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            _data: components["schemas"]["UserDetailsV2"];
                            _meta: Record<string, never>;
                            /** @description empty when all is well */
                            _errors: string[];
                        };
                    };
                };
                /** @description Not Modified */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/v2/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all people (get_users)
         * @description Lists all people of the team that are not deleted, in the order in which they came.
         *
         *     The request is signed with the team's key: by the parameter `hash`, or by the header
         *     `Authorization: Admin <t>_<signature>`, where t is the time in seconds and the signature is the HMAC-SHA256 of
         *     `<action>:<t>` in hex. Errors come with HTTP status 200 and `"status":"error"`.
         */
        get: operations["worksectionGetUsers"];
        put?: never;
        /**
         * List all people (get_users), parameters in the body
         * @description Lists all people of the team that are not deleted, in the order in which they came.
         *
         *     The request is signed with the team's key: by the parameter `hash`, or by the header
         *     `Authorization: Admin <t>_<signature>`, where t is the time in seconds and the signature is the HMAC-SHA256 of
         *     `<action>:<t>` in hex. Errors come with HTTP status 200 and `"status":"error"`.
         */
        post: operations["worksectionPostGetUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Failure */
        Failure: {
            _data: null[];
            _meta: {
                /** @description what happened, in a word for programs; see the list of errors */
                code: string;
            };
            /** @description one sentence for each thing that is wrong */
            _errors: string[];
        };
        /** EmailV1 */
        EmailV1: {
            /** Format: uuid */
            id: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            email: string;
            normalizedEmail: string;
            type: string;
            isVerified: boolean;
            /** Format: uuid */
            user: string;
        };
        /** PhoneV1 */
        PhoneV1: {
            /** Format: uuid */
            id: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /** @description as it was given */
            phone: string;
            /** @description E.164, or empty where the text is no number that can be dialled */
            normalizedPhone: string;
            type: string;
            isVerified: boolean;
            /** Format: uuid */
            user: string;
        };
        /** ListedUserV1 */
        ListedUserV1: {
            /** Format: uuid */
            id?: string;
            /** @description milliseconds since 1970 */
            createdAt?: number;
            /** @description milliseconds since 1970 */
            updatedAt?: number;
            username?: string;
            firstName?: string;
            lastName?: string;
            middleName?: string;
            displayName?: string;
            gender?: string;
            /** @description date of birth in milliseconds since 1970; 0 when not known */
            dob?: number;
            bio?: string;
            profileImageUrl?: string;
            coverImageUrl?: string;
            /**
             * @description offset from UTC
             * @example +0530
             */
            timezone?: string;
            /** @description whatever was stored with the user */
            data?: {
                [key: string]: unknown;
            } | null;
            /** @description whatever was stored with the user */
            onboardingData?: {
                [key: string]: unknown;
            } | null;
            isActive?: boolean;
            isDeleted?: boolean;
            deletedAt?: number | null;
            /** @enum {unknown} */
            availabilityStatus?: "AVAILABLE" | "NOT_AVAILABLE" | "ON_BREAK";
            /** Format: uuid */
            team?: string;
            /** Format: uuid */
            role?: string;
            primaryEmail?: components["schemas"]["EmailV1"] | null;
            primaryPhone?: components["schemas"]["PhoneV1"] | null;
            profile?: string | null;
        };
        /** EmailChange */
        EmailChange: {
            /** Format: uuid */
            id?: string;
            /** @description milliseconds since 1970 */
            createdAt?: number;
            /** @description milliseconds since 1970 */
            updatedAt?: number;
            email?: string;
            normalizedEmail?: string;
            type?: string;
            isVerified?: boolean;
            /** Format: uuid */
            user?: string;
        };
        /** PhoneChange */
        PhoneChange: {
            /** Format: uuid */
            id?: string;
            /** @description milliseconds since 1970 */
            createdAt?: number;
            /** @description milliseconds since 1970 */
            updatedAt?: number;
            /** @description as it was given */
            phone?: string;
            /** @description E.164, or empty where the text is no number that can be dialled */
            normalizedPhone?: string;
            type?: string;
            isVerified?: boolean;
            /** Format: uuid */
            user?: string;
        };
        /**
         * UserChange
         * @description a JSON object with fields of a user
         */
        UserChange: {
            /** @description text: the user name */
            username?: string;
            /** @description text: the first name */
            firstName?: string;
            /** @description text: the last name */
            lastName?: string;
            /** @description text: the middle name */
            middleName?: string;
            /** @description text: the name that is shown */
            displayName?: string;
            /** @description text: the gender */
            gender?: string;
            /** @description a whole number: date of birth in milliseconds since 1970, 0 for none */
            dob?: number;
            /** @description text: about the person */
            bio?: string;
            /** @description text: the address of a picture */
            profileImageUrl?: string;
            /** @description text: the address of a picture */
            coverImageUrl?: string;
            /** @description text: an offset from UTC such as +0530 */
            timezone?: string;
            /** @description an object or null */
            data?: {
                [key: string]: unknown;
            } | null;
            /** @description an object or null */
            onboardingData?: {
                [key: string]: unknown;
            } | null;
            /** @description true or false */
            isActive?: boolean;
            /** @description true or false */
            isDeleted?: boolean;
            /**
             * @description one of AVAILABLE, NOT_AVAILABLE, ON_BREAK
             * @enum {unknown}
             */
            availabilityStatus?: "AVAILABLE" | "NOT_AVAILABLE" | "ON_BREAK";
            /** @description text: the id or short id of a role */
            role?: string;
            /** @description an e-mail address, an object with "email", or null */
            primaryEmail?: (string | components["schemas"]["EmailChange"]) | null;
            /** @description a phone number, an object with "phone", or null */
            primaryPhone?: (string | components["schemas"]["PhoneChange"]) | null;
            /** @description a list of e-mail addresses or of objects with "email", the primary one first */
            emails?: (string | components["schemas"]["EmailChange"])[];
            /** @description a list of phone numbers or of objects with "phone", the primary one first */
            phones?: (string | components["schemas"]["PhoneChange"])[];
            /** @description the id; cannot be changed, accepted when it is what it was */
            id?: unknown;
            /** @description when the user was made; cannot be changed, accepted when it is what it was */
            createdAt?: unknown;
            /** @description when the user was last changed; cannot be changed, accepted when it is what it was */
            updatedAt?: unknown;
            /** @description when the user was deleted; cannot be changed, accepted when it is what it was */
            deletedAt?: unknown;
            /** @description the team; cannot be changed, accepted when it is what it was */
            team?: unknown;
            /** @description the profile; cannot be changed, accepted when it is what it was */
            profile?: unknown;
            /** @description those who report to the user; cannot be changed, accepted when it is what it was */
            reportees?: unknown;
        };
        /** UserDetailsV1 */
        UserDetailsV1: {
            /** @description E.164, or the text that was given; the primary one first */
            phones: string[];
            /** @description the primary one first */
            emails: components["schemas"]["EmailV1"][];
            /** Format: uuid */
            id: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            username: string;
            firstName: string;
            lastName: string;
            middleName: string;
            displayName: string;
            gender: string;
            /** @description date of birth in milliseconds since 1970; 0 when not known */
            dob: number;
            bio: string;
            profileImageUrl: string;
            coverImageUrl: string;
            /**
             * @description offset from UTC
             * @example +0530
             */
            timezone: string;
            /** @description whatever was stored with the user */
            data: {
                [key: string]: unknown;
            } | null;
            /** @description whatever was stored with the user */
            onboardingData: {
                [key: string]: unknown;
            } | null;
            isActive: boolean;
            isDeleted: boolean;
            deletedAt: number | null;
            /** @enum {unknown} */
            availabilityStatus: "AVAILABLE" | "NOT_AVAILABLE" | "ON_BREAK";
            /** Format: uuid */
            team: string;
            /** Format: uuid */
            role: string;
            primaryEmail: components["schemas"]["EmailV1"] | null;
            primaryPhone: components["schemas"]["PhoneV1"] | null;
            profile: string | null;
            /** @description ids of those who report to the user */
            reportees: string[];
        };
        /** ListedUserV2 */
        ListedUserV2: {
            /** Format: uuid */
            id?: string;
            /**
             * @description ISO 8601 with milliseconds, in the offset of the user
             * @example 2026-01-31T09:05:07.123+05:30
             */
            createdAt?: string;
            /**
             * @description ISO 8601 with milliseconds, in the offset of the user
             * @example 2026-01-31T09:05:07.123+05:30
             */
            updatedAt?: string;
            username?: string;
            firstName?: string;
            lastName?: string;
            middleName?: string;
            displayName?: string;
            gender?: string;
            /** @description date of birth in milliseconds since 1970; 0 when not known */
            dob?: number;
            bio?: string;
            profileImageUrl?: string;
            coverImageUrl?: string;
            /**
             * @description offset from UTC
             * @example +0530
             */
            timezone?: string;
            /** @description whatever was stored with the user */
            data?: {
                [key: string]: unknown;
            } | null;
            /** @description whatever was stored with the user */
            onboardingData?: {
                [key: string]: unknown;
            } | null;
            isActive?: boolean;
            isDeleted?: boolean;
            deletedAt?: string | null;
            /** @enum {unknown} */
            availabilityStatus?: "AVAILABLE" | "NOT_AVAILABLE" | "ON_BREAK";
            /** @description short name of the team */
            team?: string;
            /** @description short id of the role */
            role?: string;
            primaryEmail?: string | null;
            primaryPhone?: string | null;
            profile?: string | null;
        };
        /** UserDetailsV2 */
        UserDetailsV2: {
            /** @description E.164, or the text that was given; the primary one first */
            phones: string[];
            /** @description the primary one first */
            emails: components["schemas"]["EmailV1"][];
            /** Format: uuid */
            id: string;
            /**
             * @description ISO 8601 with milliseconds, in the offset of the user
             * @example 2026-01-31T09:05:07.123+05:30
             */
            createdAt: string;
            /**
             * @description ISO 8601 with milliseconds, in the offset of the user
             * @example 2026-01-31T09:05:07.123+05:30
             */
            updatedAt: string;
            username: string;
            firstName: string;
            lastName: string;
            middleName: string;
            displayName: string;
            gender: string;
            /** @description date of birth in milliseconds since 1970; 0 when not known */
            dob: number;
            bio: string;
            profileImageUrl: string;
            coverImageUrl: string;
            /**
             * @description offset from UTC
             * @example +0530
             */
            timezone: string;
            /** @description whatever was stored with the user */
            data: {
                [key: string]: unknown;
            } | null;
            /** @description whatever was stored with the user */
            onboardingData: {
                [key: string]: unknown;
            } | null;
            isActive: boolean;
            isDeleted: boolean;
            deletedAt: string | null;
            /** @enum {unknown} */
            availabilityStatus: "AVAILABLE" | "NOT_AVAILABLE" | "ON_BREAK";
            /** @description short name of the team */
            team: string;
            /** @description short id of the role */
            role: string;
            primaryEmail: string | null;
            primaryPhone: string | null;
            profile: string | null;
            /** @description user names of those who report to the user */
            reportees: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    worksectionGetUsers: {
        parameters: {
            query: {
                /**
                 * @description what to do
                 * @example get_users
                 */
                action: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The people, or what is wrong with the request. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                        data: {
                            id: string;
                            first_name: string;
                            last_name: string;
                            /** @description first and last name */
                            name: string;
                            /** @description position */
                            title: string;
                            /** @description web address of the person */
                            url: string;
                            services: {
                                /** @description messengers, by name */
                                chats: {
                                    [key: string]: string;
                                };
                                /** @description social networks, by name */
                                socials: {
                                    [key: string]: string;
                                };
                            };
                            /** @description other contacts; left out when there is none */
                            contacts?: string;
                            /** @description when the person was invited, in the time zone of the team */
                            date_added: string;
                            /** @description hourly rate; left out when there is none */
                            rate?: number;
                            /** @description address of a picture, which needs no sign-in */
                            avatar: string;
                            /** @description name of the group; the name of the team for a person without one */
                            group: string;
                            department: string;
                            /** @description owner, account admin, team admin, department admin, user, guest or reader */
                            role: string;
                            /** @description a made-up address for a person without one */
                            email: string;
                            /** @description primary phone number; left out when there is none */
                            phone?: string;
                            /** @description office phone number; left out when there is none */
                            phone2?: string;
                            /** @description mobile phone number; left out when there is none */
                            phone3?: string;
                            /** @description home phone number; left out when there is none */
                            phone4?: string;
                            /** @description address; left out when there is none */
                            address?: string;
                            /** @description additional address; left out when there is none */
                            address2?: string;
                        }[];
                    } | {
                        /** @enum {string} */
                        status: "error";
                        /** @description 0 unknown action, 1 no action, 2 hash missing or wrong; otherwise the number of an HTTP status */
                        status_code: number;
                        message: string;
                        message_details?: string;
                    };
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "status_code": 2,
                     *       "message": "Action hash is missed or invalid"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        /** @description 0 unknown action, 1 no action, 2 hash missing or wrong; otherwise the number of an HTTP status */
                        status_code: number;
                        message: string;
                        message_details?: string;
                    };
                };
            };
            /** @description Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "status_code": 2,
                     *       "message": "Action hash is missed or invalid"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        /** @description 0 unknown action, 1 no action, 2 hash missing or wrong; otherwise the number of an HTTP status */
                        status_code: number;
                        message: string;
                        message_details?: string;
                    };
                };
            };
            /** @description The database is away; the request can be tried again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "status_code": 2,
                     *       "message": "Action hash is missed or invalid"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        /** @description 0 unknown action, 1 no action, 2 hash missing or wrong; otherwise the number of an HTTP status */
                        status_code: number;
                        message: string;
                        message_details?: string;
                    };
                };
            };
        };
    };
    worksectionPostGetUsers: {
        parameters: {
            query?: {
                /**
                 * @description what to do
                 * @example get_users
                 */
                action?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /**
                     * @description what to do
                     * @example get_users
                     */
                    action?: string;
                    /**
                     * @description md5 of the query string without hash, followed by the API key, in hex
                     * @example 2682b114a96407b38440acc7448949e0
                     */
                    hash?: string;
                };
                "application/json": {
                    /**
                     * @description what to do
                     * @example get_users
                     */
                    action?: string;
                    /**
                     * @description md5 of the query string without hash, followed by the API key, in hex
                     * @example 2682b114a96407b38440acc7448949e0
                     */
                    hash?: string;
                };
                "multipart/form-data": {
                    /**
                     * @description what to do
                     * @example get_users
                     */
                    action?: string;
                    /**
                     * @description md5 of the query string without hash, followed by the API key, in hex
                     * @example 2682b114a96407b38440acc7448949e0
                     */
                    hash?: string;
                };
            };
        };
        responses: {
            /** @description The people, or what is wrong with the request. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                        data: {
                            id: string;
                            first_name: string;
                            last_name: string;
                            /** @description first and last name */
                            name: string;
                            /** @description position */
                            title: string;
                            /** @description web address of the person */
                            url: string;
                            services: {
                                /** @description messengers, by name */
                                chats: {
                                    [key: string]: string;
                                };
                                /** @description social networks, by name */
                                socials: {
                                    [key: string]: string;
                                };
                            };
                            /** @description other contacts; left out when there is none */
                            contacts?: string;
                            /** @description when the person was invited, in the time zone of the team */
                            date_added: string;
                            /** @description hourly rate; left out when there is none */
                            rate?: number;
                            /** @description address of a picture, which needs no sign-in */
                            avatar: string;
                            /** @description name of the group; the name of the team for a person without one */
                            group: string;
                            department: string;
                            /** @description owner, account admin, team admin, department admin, user, guest or reader */
                            role: string;
                            /** @description a made-up address for a person without one */
                            email: string;
                            /** @description primary phone number; left out when there is none */
                            phone?: string;
                            /** @description office phone number; left out when there is none */
                            phone2?: string;
                            /** @description mobile phone number; left out when there is none */
                            phone3?: string;
                            /** @description home phone number; left out when there is none */
                            phone4?: string;
                            /** @description address; left out when there is none */
                            address?: string;
                            /** @description additional address; left out when there is none */
                            address2?: string;
                        }[];
                    } | {
                        /** @enum {string} */
                        status: "error";
                        /** @description 0 unknown action, 1 no action, 2 hash missing or wrong; otherwise the number of an HTTP status */
                        status_code: number;
                        message: string;
                        message_details?: string;
                    };
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "status_code": 2,
                     *       "message": "Action hash is missed or invalid"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        /** @description 0 unknown action, 1 no action, 2 hash missing or wrong; otherwise the number of an HTTP status */
                        status_code: number;
                        message: string;
                        message_details?: string;
                    };
                };
            };
            /** @description Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "status_code": 2,
                     *       "message": "Action hash is missed or invalid"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        /** @description 0 unknown action, 1 no action, 2 hash missing or wrong; otherwise the number of an HTTP status */
                        status_code: number;
                        message: string;
                        message_details?: string;
                    };
                };
            };
            /** @description The database is away; the request can be tried again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "error",
                     *       "status_code": 2,
                     *       "message": "Action hash is missed or invalid"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "error";
                        /** @description 0 unknown action, 1 no action, 2 hash missing or wrong; otherwise the number of an HTTP status */
                        status_code: number;
                        message: string;
                        message_details?: string;
                    };
                };
            };
        };
    };
}
