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
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the log of events
         * @description In the order of their numbers, which have no gap. Without `after`, from the beginning; the `cursor` of an answer is the `after` of the next request. Events that the key may not see are left out, so a page can be short before the end: `hasMore` tells.
         */
        get: {
            parameters: {
                query?: {
                    /** @description the number of the last event that was read: 0 or more */
                    after?: number;
                    /** @description a whole number from 1 to 1000 */
                    limit?: number;
                    /** @description types separated by commas, such as message.created,process.* */
                    types?: string;
                    /** @description how many seconds to wait where there is no event yet: 0 to 30 */
                    wait?: number;
                    /** @description the id of what it happened to: a UUID */
                    subject?: string;
                    /** @description the id of the user who did it: a UUID */
                    madeBy?: string;
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
                            _data: components["schemas"]["Event"][];
                            _meta: {
                                hasMore: boolean;
                                /** @description `after` of the next page, also when this one is the last so far */
                                cursor: string;
                                /** @description the number of the newest event of the team */
                                lastNumber: number;
                            };
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
    "/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the log of events live
         * @description Server-sent events: `id` is the number of an event, `event` its type, `data` the event as JSON. It goes on after `Last-Event-ID`, or after the number `after`, without a gap; without either it begins with what comes.
         */
        get: {
            parameters: {
                query?: {
                    /** @description the number of the last event that was read: 0 or more */
                    after?: number;
                    /** @description types separated by commas, such as message.created,process.* */
                    types?: string;
                };
                header?: {
                    /** @description the number of the last event that was received, as EventSource sends it */
                    "last-event-id"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description the stream */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
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
    "/v1/ext/photo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a photo
         * @description The picture is turned upright and kept without place, device and other metadata. The answer is the photo; its id is what values of photo attributes are.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** @description a JPEG, PNG, WebP, GIF or AVIF picture */
                        photo: string;
                        /** @description otherwise the name of the file part */
                        filename?: string;
                        /** @description taken and not believed: the bytes decide */
                        filetype?: string;
                    };
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
                            _data: components["schemas"]["PhotoV1"];
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
                /** @description Conflict */
                409: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/photo/{photoId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch a photo
         * @description Answers the bytes of the photo, a smaller picture of it, or its figures.
         */
        get: {
            parameters: {
                query?: {
                    /** @description thumb or medium: a WebP picture of at most 256 or 1024 pixels a side */
                    size?: "thumb" | "medium";
                    /** @description true or false; true answers the figures as JSON */
                    meta?: boolean;
                };
                header?: never;
                path: {
                    /** @description the id of a photo */
                    photoId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description the photo, or with meta=true its figures */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/*": string;
                        "application/json": {
                            _data: components["schemas"]["PhotoV1"];
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
        /**
         * Upload a photo with an id
         * @description The picture is turned upright and kept without place, device and other metadata. The id is a UUID that the sender made: the same upload again answers the same photo, and another picture with the id is refused.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a photo */
                    photoId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** @description a JPEG, PNG, WebP, GIF or AVIF picture */
                        photo: string;
                        /** @description otherwise the name of the file part */
                        filename?: string;
                        /** @description taken and not believed: the bytes decide */
                        filetype?: string;
                    };
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
                            _data: components["schemas"]["PhotoV1"];
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
                /** @description Conflict */
                409: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/p/{procedure}/{process}/task/{stateTask}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a task
         * @description Makes a task of a kind that the procedure offers in the state of the process. With the status COMPLETED it logs what was done.
         */
        post: {
            parameters: {
                query?: {
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: never;
                path: {
                    /** @description the short id or id of a procedure */
                    procedure: string;
                    /** @description the id of a process, or the value of its primary key */
                    process: string;
                    /** @description the short id or id of a kind of task of the procedure */
                    stateTask: string;
                };
                cookie?: never;
            };
            /** @description a JSON object */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewTask"];
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
                            _data: components["schemas"]["TaskV1"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/task/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch a task */
        get: {
            parameters: {
                query?: {
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: never;
                path: {
                    /** @description the id of a task */
                    taskId: string;
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
                            _data: components["schemas"]["TaskV1"];
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
         * Update a task
         * @description Changes the sent fields and leaves the others; `data` is merged key by key, and null clears. The times of start, completion and cancellation follow the status.
         */
        put: {
            parameters: {
                query?: {
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: never;
                path: {
                    /** @description the id of a task */
                    taskId: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with fields of a task */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TaskChange"];
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
                            _data: components["schemas"]["TaskV1"];
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
         * Update a task
         * @description Changes the sent fields and leaves the others; `data` is merged key by key, and null clears. The times of start, completion and cancellation follow the status.
         */
        patch: {
            parameters: {
                query?: {
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: never;
                path: {
                    /** @description the id of a task */
                    taskId: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with fields of a task */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TaskChange"];
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
                            _data: components["schemas"]["TaskV1"];
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
    "/v1/ext/task/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List tasks
         * @description Tasks of one status by the time when they are due; those that are never due come last. Keys whose role sees only its own list what is assigned to their user, unless they ask for somebody else.
         */
        post: {
            parameters: {
                query?: {
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description a JSON object */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TaskQuery"];
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
                            _data: components["schemas"]["TaskV1"][];
                            _meta: {
                                hasMore: boolean;
                                nextCursor: string | null;
                            };
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/procedure/{procedure}/process/{process}/task": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tasks of a process
         * @description In the order in which they were made.
         */
        get: {
            parameters: {
                query?: {
                    /** @description a whole number from 1 to 100; 20 if absent */
                    limit?: number;
                    /** @description the nextCursor of an earlier answer */
                    cursor?: string;
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: never;
                path: {
                    /** @description the short id or id of a procedure */
                    procedure: string;
                    /** @description the id of a process, or the value of its primary key */
                    process: string;
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
                            _data: components["schemas"]["TaskV1"][];
                            _meta: {
                                hasMore: boolean;
                                nextCursor: string | null;
                            };
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
    "/v1/ext/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch the config
         * @description Everything that the team has defined, to look up the UUIDs of other answers. With If-None-Match it costs nothing while nothing has changed. Procedures that the role of the key may not see are left out.
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
                            _data: components["schemas"]["Config"];
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
    "/v1/ext/procedure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List procedures
         * @description Those that the role of the key may see, in the order in which they were made.
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
                            _data: components["schemas"]["ProcedureSummary"][];
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
        /**
         * Create a procedure
         * @description For keys of admins. `shortId`, `entity`, `states`, `startState` and `completedState` are needed.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProcedureChange"];
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
                            _data: components["schemas"]["Procedure"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/procedure/{procedure}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch a procedure */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id or short id of a procedure */
                    procedure: string;
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
                            _data: components["schemas"]["Procedure"];
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
        /**
         * Change a procedure
         * @description For keys of admins. Entries of lists are matched by short id: what is named is changed, what is new is added, what is not named stays.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id or short id of a procedure */
                    procedure: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProcedureChange"];
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
                            _data: components["schemas"]["Procedure"];
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
    "/v1/ext/entity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List entities */
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
                            _data: components["schemas"]["Entity"][];
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
        /** Create an entity */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["EntityChange"];
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
                            _data: components["schemas"]["Entity"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/entity/{entity}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch an entity */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id or short id of an entity */
                    entity: string;
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
                            _data: components["schemas"]["Entity"];
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
        /** Change an entity */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id or short id of an entity */
                    entity: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["EntityChange"];
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
                            _data: components["schemas"]["Entity"];
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
    "/v1/ext/pod": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List pods */
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
                            _data: components["schemas"]["ConfigItem"][];
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
        /** Create a pod */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfigItemChange"];
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
                            _data: components["schemas"]["ConfigItem"];
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
                /** @description Conflict */
                409: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/pod/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch a pod */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id or short id of a pod */
                    name: string;
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
                            _data: components["schemas"]["ConfigItem"];
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
        /** Change a pod */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id or short id of a pod */
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfigItemChange"];
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
                            _data: components["schemas"]["ConfigItem"];
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
    "/v1/ext/skill-type": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List skill types */
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
                            _data: components["schemas"]["ConfigItem"][];
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
        /** Create a skill type */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfigItemChange"];
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
                            _data: components["schemas"]["ConfigItem"];
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
                /** @description Conflict */
                409: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/skill-type/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch a skill type */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id or short id of a skill type */
                    name: string;
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
                            _data: components["schemas"]["ConfigItem"];
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
        /** Change a skill type */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id or short id of a skill type */
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfigItemChange"];
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
                            _data: components["schemas"]["ConfigItem"];
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
    "/v1/ext/user-profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List user profiles */
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
                            _data: components["schemas"]["ConfigItem"][];
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
        /** Create a user profile */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfigItemChange"];
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
                            _data: components["schemas"]["ConfigItem"];
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
                /** @description Conflict */
                409: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/user-profile/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch a user profile */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id or short id of a user profile */
                    name: string;
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
                            _data: components["schemas"]["ConfigItem"];
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
        /** Change a user profile */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id or short id of a user profile */
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfigItemChange"];
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
                            _data: components["schemas"]["ConfigItem"];
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
    "/v1/ext/task-type": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List task types */
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
                            _data: components["schemas"]["ConfigItem"][];
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
        /** Create a task type */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfigItemChange"];
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
                            _data: components["schemas"]["ConfigItem"];
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
                /** @description Conflict */
                409: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/task-type/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch a task type */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id or short id of a task type */
                    name: string;
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
                            _data: components["schemas"]["ConfigItem"];
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
        /** Change a task type */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id or short id of a task type */
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfigItemChange"];
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
                            _data: components["schemas"]["ConfigItem"];
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
    "/v1/ext/procedure/{procedure}/process/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch a process */
        get: {
            parameters: {
                query?: {
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: never;
                path: {
                    /** @description the short id or id of a procedure */
                    procedure: string;
                    /** @description the id of a process, or the value of its primary key */
                    id: string;
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
                            _data: components["schemas"]["Process"];
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
         * Update a process
         * @description Changes what is sent and leaves the rest; `data` is merged value by value, and null clears a value. A process as it was fetched can be sent back. With If-Match the change is made only if the process is still what it was.
         */
        put: {
            parameters: {
                query?: {
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: {
                    /** @description made anew for each request; the same one again repeats nothing */
                    "idempotency-key"?: string;
                    /** @description the ETag of a fetch: 412 when the process was changed since */
                    "if-match"?: string;
                };
                path: {
                    /** @description the short id or id of a procedure */
                    procedure: string;
                    /** @description the id of a process, or the value of its primary key */
                    id: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with fields of a process */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProcessChanges"];
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
                            _data: components["schemas"]["Process"];
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
        /**
         * Delete a process
         * @description It can be restored. Answers the process as it is now.
         */
        delete: {
            parameters: {
                query?: {
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: {
                    /** @description made anew for each request; the same one again repeats nothing */
                    "idempotency-key"?: string;
                    /** @description the ETag of a fetch: 412 when the process was changed since */
                    "if-match"?: string;
                };
                path: {
                    /** @description the short id or id of a procedure */
                    procedure: string;
                    /** @description the id of a process, or the value of its primary key */
                    id: string;
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
                            _data: components["schemas"]["Process"];
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
        options?: never;
        head?: never;
        /**
         * Update a process
         * @description Changes what is sent and leaves the rest; `data` is merged value by value, and null clears a value. A process as it was fetched can be sent back. With If-Match the change is made only if the process is still what it was.
         */
        patch: {
            parameters: {
                query?: {
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: {
                    /** @description made anew for each request; the same one again repeats nothing */
                    "idempotency-key"?: string;
                    /** @description the ETag of a fetch: 412 when the process was changed since */
                    "if-match"?: string;
                };
                path: {
                    /** @description the short id or id of a procedure */
                    procedure: string;
                    /** @description the id of a process, or the value of its primary key */
                    id: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with fields of a process */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProcessChanges"];
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
                            _data: components["schemas"]["Process"];
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
    "/v1/ext/procedure/{procedure}/process/{attribute}/{value}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch a process by a unique value */
        get: {
            parameters: {
                query?: {
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: never;
                path: {
                    /** @description the short id or id of a procedure */
                    procedure: string;
                    /** @description the short id of a unique attribute */
                    attribute: string;
                    /** @description its value */
                    value: string;
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
                            _data: components["schemas"]["Process"];
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
         * Update a process by a unique value
         * @description Changes what is sent and leaves the rest; `data` is merged value by value, and null clears a value. A process as it was fetched can be sent back. With If-Match the change is made only if the process is still what it was.
         */
        put: {
            parameters: {
                query?: {
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: {
                    /** @description made anew for each request; the same one again repeats nothing */
                    "idempotency-key"?: string;
                    /** @description the ETag of a fetch: 412 when the process was changed since */
                    "if-match"?: string;
                };
                path: {
                    /** @description the short id or id of a procedure */
                    procedure: string;
                    /** @description the short id of a unique attribute */
                    attribute: string;
                    /** @description its value */
                    value: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with fields of a process */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProcessChanges"];
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
                            _data: components["schemas"]["Process"];
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
        /**
         * Delete a process by a unique value
         * @description It can be restored. Answers the process as it is now.
         */
        delete: {
            parameters: {
                query?: {
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: {
                    /** @description made anew for each request; the same one again repeats nothing */
                    "idempotency-key"?: string;
                    /** @description the ETag of a fetch: 412 when the process was changed since */
                    "if-match"?: string;
                };
                path: {
                    /** @description the short id or id of a procedure */
                    procedure: string;
                    /** @description the short id of a unique attribute */
                    attribute: string;
                    /** @description its value */
                    value: string;
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
                            _data: components["schemas"]["Process"];
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
        options?: never;
        head?: never;
        /**
         * Update a process by a unique value
         * @description Changes what is sent and leaves the rest; `data` is merged value by value, and null clears a value. A process as it was fetched can be sent back. With If-Match the change is made only if the process is still what it was.
         */
        patch: {
            parameters: {
                query?: {
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: {
                    /** @description made anew for each request; the same one again repeats nothing */
                    "idempotency-key"?: string;
                    /** @description the ETag of a fetch: 412 when the process was changed since */
                    "if-match"?: string;
                };
                path: {
                    /** @description the short id or id of a procedure */
                    procedure: string;
                    /** @description the short id of a unique attribute */
                    attribute: string;
                    /** @description its value */
                    value: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with fields of a process */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProcessChanges"];
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
                            _data: components["schemas"]["Process"];
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
    "/v1/ext/procedure/{procedure}/process/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List processes
         * @description Those that are not deleted and that the key may see, newest first. `where` says which, `orderBy` in which order; `cursor` goes on where an answer ended.
         */
        post: {
            parameters: {
                query?: {
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: never;
                path: {
                    /** @description the short id or id of a procedure */
                    procedure: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with where, orderBy, limit … */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProcessQuery"];
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
                            _data: components["schemas"]["ListedProcess"][];
                            _meta: {
                                hasMore: boolean;
                                nextCursor: string | null;
                            };
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/procedure/{procedure}/process": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a process
         * @description Values go into `data`. A process that is known by the merge attribute of its procedure, such as a lead by its phone number, takes the new values instead; `_meta.outcome` says so.
         */
        post: {
            parameters: {
                query?: {
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: {
                    /** @description made anew for each request; the same one again repeats nothing */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description the short id or id of a procedure */
                    procedure: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with fields of a process */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewProcess"];
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
                            _data: components["schemas"]["Process"];
                            _meta: {
                                /**
                                 * @description merged: it was known by its merge attribute and took the new values; repeated: the same request was carried out before
                                 * @enum {unknown}
                                 */
                                outcome: "created" | "merged" | "repeated";
                            };
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
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Bulk update
         * @description Takes up to 100,000 changes and answers at once with a background job that makes them, in their order.
         */
        patch: {
            parameters: {
                query?: {
                    /** @description true or false; true tries every row and keeps nothing */
                    validateOnly?: boolean;
                };
                header?: never;
                path: {
                    /** @description the short id or id of a procedure */
                    procedure: string;
                };
                cookie?: never;
            };
            /** @description {"processes": [{"id" or a unique attribute: its value, "update": {…}}]}; also such rows as lines of JSON, or CSV */
            requestBody: {
                content: {
                    "application/json": {
                        processes: {
                            [key: string]: unknown;
                        }[];
                    };
                    "application/x-ndjson": {
                        processes: {
                            [key: string]: unknown;
                        }[];
                    };
                    "application/jsonl": {
                        processes: {
                            [key: string]: unknown;
                        }[];
                    };
                    "text/csv": {
                        processes: {
                            [key: string]: unknown;
                        }[];
                    };
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
                            _data: components["schemas"]["BackgroundJobAccepted"];
                            _meta: {
                                rowCount: number;
                            };
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
    "/v1/ext/lead/phone-number/{phoneNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update a lead by its phone number
         * @description Changes what is sent and leaves the rest; `data` is merged value by value, and null clears a value. A process as it was fetched can be sent back. With If-Match the change is made only if the process is still what it was.
         */
        put: {
            parameters: {
                query?: {
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: {
                    /** @description made anew for each request; the same one again repeats nothing */
                    "idempotency-key"?: string;
                    /** @description the ETag of a fetch: 412 when the process was changed since */
                    "if-match"?: string;
                };
                path: {
                    /** @description the phone number of a lead, with its country code */
                    phoneNumber: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with fields of a process */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProcessChanges"];
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
                            _data: components["schemas"]["Process"];
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
         * Update a lead by its phone number
         * @description Changes what is sent and leaves the rest; `data` is merged value by value, and null clears a value. A process as it was fetched can be sent back. With If-Match the change is made only if the process is still what it was.
         */
        patch: {
            parameters: {
                query?: {
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: {
                    /** @description made anew for each request; the same one again repeats nothing */
                    "idempotency-key"?: string;
                    /** @description the ETag of a fetch: 412 when the process was changed since */
                    "if-match"?: string;
                };
                path: {
                    /** @description the phone number of a lead, with its country code */
                    phoneNumber: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with fields of a process */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProcessChanges"];
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
                            _data: components["schemas"]["Process"];
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
    "/v1/ext/procedure/{procedure}/process/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore a deleted process */
        post: {
            parameters: {
                query?: {
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: {
                    /** @description made anew for each request; the same one again repeats nothing */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description the short id or id of a procedure */
                    procedure: string;
                    /** @description the id of a process, or the value of its primary key */
                    id: string;
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
                            _data: components["schemas"]["Process"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/procedure/{procedure}/process/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the history of a process
         * @description Every change, newest first; of a deleted process too.
         */
        get: {
            parameters: {
                query?: {
                    /** @description a whole number from 1 to 100; 20 if absent */
                    limit?: number;
                    /** @description the nextCursor of an earlier answer */
                    cursor?: string;
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: never;
                path: {
                    /** @description the short id or id of a procedure */
                    procedure: string;
                    /** @description the id of a process, or the value of its primary key */
                    id: string;
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
                            _data: components["schemas"]["ProcessChange"][];
                            _meta: {
                                hasMore: boolean;
                                nextCursor: string | null;
                            };
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
    "/v1/ext/procedure/{procedure}/process/{id}/history/{changeId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a change of a process
         * @description What the change changed becomes what it was, and nothing else. Refused with 409 when it was changed again since. An undo is a change and can be undone.
         */
        post: {
            parameters: {
                query?: {
                    /** @description true or false; true gives short ids and user names in place of ids */
                    readable?: boolean;
                };
                header?: {
                    /** @description made anew for each request; the same one again repeats nothing */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description the short id or id of a procedure */
                    procedure: string;
                    /** @description the id of a process, or the value of its primary key */
                    id: string;
                    /** @description the id of a change in the history */
                    changeId: string;
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
                            _data: components["schemas"]["Process"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/background-job": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List background jobs
         * @description Newest first; with a key of type user, those of its own user.
         */
        get: {
            parameters: {
                query?: {
                    /** @description a whole number from 1 to 100; 20 if absent */
                    limit?: number;
                    /** @description the nextCursor of an earlier answer */
                    cursor?: string;
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
                            _data: components["schemas"]["ListedBackgroundJob"][];
                            _meta: {
                                hasMore: boolean;
                                nextCursor: string | null;
                            };
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
    "/v1/ext/background-job/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch a background job */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a background job */
                    id: string;
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
                            _data: components["schemas"]["BackgroundJob"];
                            _meta: components["schemas"]["BackgroundJobMeta"];
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
    "/v1/ext/background-job/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the entries of a background job
         * @description One for each row, in their order, with the row as it was sent and what became of it.
         */
        get: {
            parameters: {
                query?: {
                    /** @description a whole number of entries to leave out */
                    skip?: number;
                    /** @description the cursor in the nextPage of an earlier answer */
                    cursor?: string;
                    /** @description a whole number from 1 to 1000; 100 if absent */
                    limit?: number;
                    /** @description one of INVALID, NOT_STARTED, SUCCESS, ERROR */
                    status?: "INVALID" | "NOT_STARTED" | "SUCCESS" | "ERROR";
                };
                header?: never;
                path: {
                    /** @description the id of a background job */
                    id: string;
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
                            _data: components["schemas"]["BackgroundJobEntry"][];
                            _meta: {
                                totalCount: number;
                                nextPage: string | null;
                            };
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
    "/v1/ext/background-job/{id}/failures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the rows that failed
         * @description Each as it was sent, with its number in `_row` and the reason in `_reason`: to be put right and sent to the same bulk endpoint, which ignores both.
         */
        get: {
            parameters: {
                query?: {
                    /** @description ndjson or csv; if absent, csv for rows that came as CSV */
                    format?: "ndjson" | "csv";
                };
                header?: never;
                path: {
                    /** @description the id of a background job */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description the rows */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/x-ndjson": string;
                        "text/csv": string;
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
    "/v1/ext/background-job/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a background job
         * @description Rows that are done stay as they are; the others are not begun.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a background job */
                    id: string;
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
                            _data: components["schemas"]["BackgroundJob"];
                            _meta: components["schemas"]["BackgroundJobMeta"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/background-job/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a background job
         * @description Answers with a job that takes back what this one did, the last change first. What was changed again since is not touched, and its entry says so.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a background job */
                    id: string;
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
                            _data: components["schemas"]["BackgroundJobAccepted"];
                            _meta: {
                                rowCount: number;
                            };
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/procedure/{procedure}/process/bulk-create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bulk create
         * @description Takes up to 100,000 processes and answers at once with a background job that makes them. Rows that are at fault keep no other row from being done.
         */
        post: {
            parameters: {
                query?: {
                    /** @description true or false; true tries every row and keeps nothing */
                    validateOnly?: boolean;
                    /** @description true or false; true updates processes whose primary key is known */
                    upsert?: boolean;
                };
                header?: never;
                path: {
                    /** @description the short id or id of a procedure */
                    procedure: string;
                };
                cookie?: never;
            };
            /** @description a list of processes, each as in the creation of one; also lines of JSON, or CSV */
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    }[];
                    "application/x-ndjson": {
                        [key: string]: unknown;
                    }[];
                    "application/jsonl": {
                        [key: string]: unknown;
                    }[];
                    "text/csv": {
                        [key: string]: unknown;
                    }[];
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
                            _data: components["schemas"]["BackgroundJobAccepted"];
                            _meta: {
                                rowCount: number;
                            };
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search contacts, messages and files
         * @description Finds what has all words, the newest messages first. The last word may be unfinished; a word that no message has is taken for a misspelling of one that there is. Keys of a user find what is in chats that the user may see.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description a JSON object with a text */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SearchRequest"];
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
                            _data: components["schemas"]["SearchHits"];
                            _meta: components["schemas"]["SearchMeta"];
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
                /** @description Not Found */
                404: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/{pluginId}/api/{ver}/{phoneNumberId}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message in WhatsApp's form
         * @description Any message of the Cloud API, a template among them, goes on as it is; so do read receipts and typing indicators, which answer an empty object. Whether WhatsApp delivers it is told later, by its status.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description made anew for each message; the same one again sends nothing */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description the id of a plugin */
                    pluginId: string;
                    /** @description a version of the Graph API, such as v23.0 */
                    ver: string;
                    /** @description WhatsApp's id of the phone number */
                    phoneNumberId: string;
                };
                cookie?: never;
            };
            /** @description a JSON object: a message in WhatsApp's form */
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
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
                            _data: components["schemas"]["PassedMessage"];
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
                /** @description Bad Gateway */
                502: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/{pluginId}/message/{messageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at a message
         * @description The message with its status: why it waits, why it failed, or what is not known of it. Keys of a user find what is in chats that the user may see, and what the user sent.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a plugin */
                    pluginId: string;
                    /** @description the id of a chat message */
                    messageId: string;
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
                            _data: components["schemas"]["ChatMessageState"];
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
    "/v1/ext/chat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List chats
         * @description Those that the key may see, with the last message of each. `page` goes through the first of them by number; `cursor` goes on where an answer ended, as far as there are any.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description a JSON object */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChatQuery"];
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
                            _data: components["schemas"]["Chat"][];
                            _meta: {
                                /** @description counted when page is sent, up to some thousands; null where there are more */
                                total: number | null;
                                page: number | null;
                                limit: number;
                                hasMore: boolean;
                                /** @description where the list goes on; null at its end */
                                nextCursor: string | null;
                            };
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
                /** @description Not Found */
                404: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/chat/{chatId}/message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List the messages of a chat
         * @description By their time, the newest first. Reactions, edits and revokes are shown with the message that they amend.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a chat */
                    chatId: string;
                };
                cookie?: never;
            };
            /** @description a JSON object */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChatMessageQuery"];
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
                            _data: components["schemas"]["ShownMessage"][];
                            _meta: {
                                page: number | null;
                                limit: number;
                                hasMore: boolean;
                                /** @description where the list goes on; null at its end */
                                nextCursor: string | null;
                            };
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
                /** @description Not Found */
                404: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/list-chat-messages-for-phone-number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List the messages with a phone number
         * @description Of all chats with whoever has the number, in any spelling of it and under all other names of the contact. A number that nobody is known by has none.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description a JSON object */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PhoneMessageQuery"];
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
                            _data: components["schemas"]["ShownMessage"][];
                            _meta: {
                                page: number | null;
                                limit: number;
                                hasMore: boolean;
                                /** @description where the list goes on; null at its end */
                                nextCursor: string | null;
                            };
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
                /** @description Not Found */
                404: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/chat/{chatId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Look at a chat */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a chat */
                    chatId: string;
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
                            _data: components["schemas"]["Chat"];
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
        /**
         * Change a chat
         * @description Closes or opens it, gives it to somebody, moves it, tags it, marks it as read: what is sent changes, and the rest stays. With `version`, only a chat at this version changes.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a chat */
                    chatId: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with what is to change */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChatChange"];
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
                            _data: components["schemas"]["Chat"];
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
        patch?: never;
        trace?: never;
    };
    "/v1/ext/chat/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a chat
         * @description With a contact, or with a phone number that may be nobody's yet. Where one is open already, the answer is that one. WhatsApp still wants a template first, unless the contact has written within a day.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description a JSON object that says whom the chat is with */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewChat"];
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
                            _data: components["schemas"]["Chat"];
                            _meta: {
                                isNew: boolean;
                            };
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/chat/bulk-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change many chats
         * @description The same change of up to 100 chats, each by itself: one that is refused does not hold up the others.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description a JSON object with chats and what is to change */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BulkChatChange"];
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
                            _data: components["schemas"]["BulkChatOutcome"][];
                            _meta: {
                                changed: number;
                                refused: number;
                            };
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/chat/{chatId}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer in a chat
         * @description Sends a text, or a message in WhatsApp's form. With `version`, the answer is refused when the team has answered since: the failure tells who and when.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description made anew for each message; the same one again sends nothing */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description the id of a chat */
                    chatId: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with text or message */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChatReply"];
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
                            _data: components["schemas"]["ChatMessageState"];
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
                /** @description Bad Gateway */
                502: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/chat-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How chats are handled */
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
                            _data: components["schemas"]["ChatSettings"];
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
        /**
         * Change how chats are handled
         * @description What is sent changes, and the rest stays. Only a key of an admin may.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description a JSON object with settings of chats */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChatSettingsChange"];
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
                            _data: components["schemas"]["ChatSettings"];
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
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/api/{version}/{wabaId}/message_templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List templates
         * @description Body and answer are WhatsApp's own; the query goes on as it is. `paging.next` and `paging.previous` are addresses of this server and take the same token.
         */
        get: {
            parameters: {
                query?: {
                    /** @description the size of a page */
                    limit?: unknown;
                    /** @description a cursor: what comes after it */
                    after?: unknown;
                    /** @description a cursor: what comes before it */
                    before?: unknown;
                    /** @description names of fields with commas between them */
                    fields?: unknown;
                    /** @description part of a name */
                    name?: unknown;
                    /** @description such as APPROVED */
                    status?: unknown;
                    /** @description such as MARKETING */
                    category?: unknown;
                    /** @description such as en_US */
                    language?: unknown;
                };
                header?: never;
                path: {
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description the id of a WABA of the team */
                    wabaId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Create a template
         * @description Body and answer are WhatsApp's own; the query goes on as it is. For keys of an admin or a manager.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description the id of a WABA of the team */
                    wabaId: string;
                };
                cookie?: never;
            };
            /** @description a JSON object: a template in WhatsApp's form, such as {name, language, category, components} */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TemplateBody"];
                };
            };
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        /**
         * Delete templates
         * @description Body and answer are WhatsApp's own; the query goes on as it is. For keys of an admin or a manager.
         */
        delete: {
            parameters: {
                query?: {
                    /** @description the name; all its languages are deleted */
                    name?: unknown;
                    /** @description with the name: only the template with this id */
                    hsm_id?: unknown;
                };
                header?: never;
                path: {
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description the id of a WABA of the team */
                    wabaId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/api/{version}/{wabaId}/message_templates/{templateId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch a template of a WABA
         * @description Body and answer are WhatsApp's own; the query goes on as it is.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description the id of a WABA of the team */
                    wabaId: string;
                    /** @description WhatsApp's id of a template */
                    templateId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
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
    "/v1/ext/plugin/whatsapp/api/{version}/{templateId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch a template
         * @description Body and answer are WhatsApp's own; the query goes on as it is.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a template */
                    templateId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Update a template
         * @description Body and answer are WhatsApp's own; the query goes on as it is. For keys of an admin or a manager.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a template */
                    templateId: string;
                };
                cookie?: never;
            };
            /** @description a JSON object: a template in WhatsApp's form, such as {name, language, category, components} */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TemplateBody"];
                };
            };
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/{pluginId}/phoneNumber/{phoneNumber}/send-template-message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a template to a phone number
         * @description The template is filled in and checked before WhatsApp is asked: everything that is missing, unknown, empty or too long is told at once. The answer is the message; whether it arrives is told later, by its status.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description made anew for each message; the same one again sends nothing */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description the id of a plugin */
                    pluginId: string;
                    /** @description digits with the country code */
                    phoneNumber: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with whatsappPhoneNumberId, templateName and what the template takes */
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "whatsappPhoneNumberId": "310000000000001",
                     *       "templateName": "parcel_update",
                     *       "mapping": [
                     *         {
                     *           "schemaPropertyName": "1",
                     *           "schemaPropertyValue": "Ada"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TemplateSend"];
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
                            _data: components["schemas"]["ChatMessage"];
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
                /** @description Bad Gateway */
                502: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/{pluginId}/process/{procedure}/{process}/send-template-message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a template for a process
         * @description The template is filled in and checked before WhatsApp is asked: everything that is missing, unknown, empty or too long is told at once. The answer is the message; whether it arrives is told later, by its status.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description made anew for each message; the same one again sends nothing */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description the id of a plugin */
                    pluginId: string;
                    /** @description the short id or id of a procedure */
                    procedure: string;
                    /** @description the id of a process, or the value of its primary key */
                    process: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with whatsappPhoneNumberId, templateName and what the template takes */
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "whatsappPhoneNumberId": "310000000000001",
                     *       "templateName": "parcel_update",
                     *       "mapping": [
                     *         {
                     *           "schemaPropertyName": "1",
                     *           "schemaPropertyValue": "Ada"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TemplateSend"];
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
                            _data: components["schemas"]["ChatMessage"];
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
                /** @description Bad Gateway */
                502: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/{pluginId}/process/{process}/send-template-message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a template for a process by its id
         * @description The template is filled in and checked before WhatsApp is asked: everything that is missing, unknown, empty or too long is told at once. The answer is the message; whether it arrives is told later, by its status.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description made anew for each message; the same one again sends nothing */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description the id of a plugin */
                    pluginId: string;
                    /** @description the id of a process */
                    process: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with whatsappPhoneNumberId, templateName and what the template takes */
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "whatsappPhoneNumberId": "310000000000001",
                     *       "templateName": "parcel_update",
                     *       "mapping": [
                     *         {
                     *           "schemaPropertyName": "1",
                     *           "schemaPropertyValue": "Ada"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TemplateSend"];
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
                            _data: components["schemas"]["ChatMessage"];
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
                /** @description Bad Gateway */
                502: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/{pluginId}/upload-public-media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload public media
         * @description Stores a file and answers an address at which everybody reads it, WhatsApp included: for links in messages.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a plugin */
                    pluginId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** @description the file */
                        file: string;
                        /** @description otherwise the name of the file part */
                        filename?: string;
                    } & {
                        [key: string]: unknown;
                    };
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
                            _data: {
                                publicMediaUrl: string;
                            };
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/media/{mediaId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch the state of a media
         * @description Whether the file is stored, being fetched, or could not be fetched and why.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a media of ours */
                    mediaId: string;
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
                            _data: components["schemas"]["MediaV1"];
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
    "/v1/ext/media/{mediaId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fetch a media again
         * @description Has a file that could not be fetched tried once more. Does nothing for other files.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a media of ours */
                    mediaId: string;
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
                            _data: components["schemas"]["MediaV1"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/media/{mediaId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch the bytes of a media
         * @description Understands Range, If-Range and If-None-Match.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a media of ours */
                    mediaId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description the bytes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
                    };
                };
                /** @description the bytes */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
                    };
                };
                /** @description Not Modified */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Range Not Satisfiable */
                416: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
    "/v1/ext/plugin/whatsapp/{pluginId}/api/{version}/{phoneNumberId}/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload media to WhatsApp
         * @description WhatsApp's own form and answer: `{id}`, for messages of this number.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a plugin */
                    pluginId: string;
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description the id of a phone number at WhatsApp */
                    phoneNumberId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        file: string;
                        /** @description the type of the file, such as image/png */
                        type?: string;
                        /** @description whatsapp */
                        messaging_product?: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description WhatsApp's own answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
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
                /** @description Bad Gateway */
                502: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/{pluginId}/api/{version}/media/{mediaId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch a media of a plugin
         * @description WhatsApp's own object; its `url` is an address of this server and takes the same token.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a plugin */
                    pluginId: string;
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description the id of a media at WhatsApp: digits */
                    mediaId: string;
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
                        "application/json": components["schemas"]["WhatsappMedia"];
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
                /** @description Bad Gateway */
                502: {
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
        /**
         * Delete a media of a plugin
         * @description Deletes the file at WhatsApp. What is stored here for messages stays.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a plugin */
                    pluginId: string;
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description the id of a media at WhatsApp: digits */
                    mediaId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description WhatsApp's own answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
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
                /** @description Bad Gateway */
                502: {
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/whatsapp/{version}/media/{mediaId}/show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a media of WhatsApp
         * @description The bytes, with their type. Where the file is stored here, Range is understood.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description the id of a media at WhatsApp: digits */
                    mediaId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description the bytes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
                    };
                };
                /** @description the bytes */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
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
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Range Not Satisfiable */
                416: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
                /** @description Bad Gateway */
                502: {
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
    "/v1/whatsapp/{version}/media/whatsapp_business/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an attachment of WhatsApp
         * @description The bytes behind an address of a webhook: put this host in the place of WhatsApp's, and keep the query.
         */
        get: {
            parameters: {
                query: {
                    /** @description the id of a media at WhatsApp: digits */
                    mid: string;
                };
                header?: never;
                path: {
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description the bytes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
                    };
                };
                /** @description the bytes */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
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
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Range Not Satisfiable */
                416: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
                /** @description Bad Gateway */
                502: {
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
    "/v1/whatsapp/{version}/media/{mediaId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch a media of WhatsApp
         * @description WhatsApp's own object, not enveloped. Its `url` is an address of this server and takes the same token.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description the id of a media at WhatsApp: digits */
                    mediaId: string;
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
                        "application/json": components["schemas"]["WhatsappMedia"];
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
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
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
    "/v1/ext/plugin/whatsapp/{pluginId}/update-config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Update the configuration of a plugin
         * @description Sets what is given; null and "" clear it. For keys of an admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with what is to be set */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WhatsappPluginConfigChange"];
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
                            _data: components["schemas"]["Done"];
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
                /** @description Bad Gateway */
                502: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/{pluginId}/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch the configuration of a plugin
         * @description For keys of an admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
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
                            _data: components["schemas"]["WhatsappPluginConfigV1"];
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
                /** @description Bad Gateway */
                502: {
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
    "/v1/ext/plugin/whatsapp/{pluginId}/connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Connect a plugin
         * @description Reads the WABAs and phone numbers that the access token reaches, keeps them and subscribes the webhook. Again with another token, or for further WABAs. What works only in part is told in `_meta.warnings`. For keys of an admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
                };
                cookie?: never;
            };
            /** @description a JSON object */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WhatsappConnecting"];
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
                            _data: components["schemas"]["WhatsappPluginV1"];
                            _meta: {
                                warnings: string[];
                            };
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
                /** @description Bad Gateway */
                502: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/{pluginId}/disconnect-waba": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disconnect a WABA
         * @description Ends the subscription of one WABA and removes its numbers; without `wabaId`, of all, and the access token is forgotten. For keys of an admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WhatsappDisconnecting"] | null;
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
                            _data: components["schemas"]["Done"];
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
                /** @description Bad Gateway */
                502: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/{pluginId}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a plugin anew
         * @description Asks WhatsApp for the token, WABAs and phone numbers as they are now; by itself that happens every few hours. What could not be read is told in `_meta.warnings`. For keys of an admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
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
                            _data: components["schemas"]["WhatsappPluginV1"];
                            _meta: {
                                warnings: string[];
                            };
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
                /** @description Bad Gateway */
                502: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/whatsapp-phone-number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List phone numbers
         * @description Those of the team, or of one plugin, as WhatsApp last told of them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description the id of a plugin: only of this one */
                    pluginId?: string;
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
                            _data: components["schemas"]["WhatsappPhoneNumberV1"][];
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
                /** @description Bad Gateway */
                502: {
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
    "/v1/ext/whatsapp-phone-number/{phoneNumberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch a phone number */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description WhatsApp's id of the phone number */
                    phoneNumberId: string;
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
                            _data: components["schemas"]["WhatsappPhoneNumberV1"];
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
                /** @description Bad Gateway */
                502: {
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
    "/v1/ext/whatsapp-business-account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List WABAs
         * @description Those of the team, or of one plugin, also when they are disconnected.
         */
        get: {
            parameters: {
                query?: {
                    /** @description the id of a plugin: only of this one */
                    pluginId?: string;
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
                            _data: components["schemas"]["WhatsappBusinessAccountV1"][];
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
                /** @description Bad Gateway */
                502: {
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
    "/v1/ext/plugin/whatsapp/{pluginId}/doctor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Examine a plugin
         * @description Asks WhatsApp and our own webhook, and tells for each number what is well, what is not, and what to do about it. Nothing is changed. For keys of an admin.
         */
        get: {
            parameters: {
                query?: {
                    /** @description WhatsApp's id of one phone number */
                    phoneNumberId?: string;
                };
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
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
                            _data: components["schemas"]["DiagnosisV1"][];
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
    "/v1/ext/whatsapp-partner/create-connect-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a connect token
         * @description For a plugin that is connected again, or for a new one with `newPluginName`. With the token somebody without a key connects that plugin, once, within an hour. For keys of an admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description a JSON object */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConnectTokenWish"];
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
                            _data: components["schemas"]["ConnectTokenV1"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/whatsapp-partner/connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the connect page
         * @description A page for people, in a frame or a tab of its own. It needs no key.
         */
        get: {
            parameters: {
                query?: {
                    /** @description a connect token */
                    connectToken?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description the page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
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
                /** @description the page, which says that the token cannot be used */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
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
        /**
         * Connect with a connect token
         * @description What the connect page sends. The token is used up by success, and by nothing else.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description a JSON object */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConnectingByToken"];
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
                            _data: components["schemas"]["PartnerConnectedV1"];
                            _meta: {
                                warnings: string[];
                            };
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
                /** @description Bad Gateway */
                502: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhooks
         * @description All of the team, those of its plugins too. For keys of an admin.
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
                            _data: components["schemas"]["WebhookV1"][];
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
        /**
         * Make a webhook for events
         * @description It is sent the events of the log from now on: changes of processes, tasks, users, chats, messages and others, each with the object as it is fetched. Webhooks of WhatsApp are set by …/update-config of their plugin. For keys of an admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description a JSON object with url */
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "url": "https://crm.example/felloe",
                     *       "name": "CRM",
                     *       "eventTypes": [
                     *         "process.*",
                     *         "task.created"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["NewWebhook"];
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
                            _data: components["schemas"]["WebhookV1"];
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
                /** @description Conflict */
                409: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/webhook/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch a webhook
         * @description With how it does: since when it fails, and why. For keys of an admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a webhook */
                    webhookId: string;
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
                            _data: components["schemas"]["WebhookV1"];
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
         * Update a webhook
         * @description Changes what is given. Address and events of a webhook that belongs to a plugin follow the config of the plugin, and are refused here. For keys of an admin.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a webhook */
                    webhookId: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with what is to be changed */
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "name": "CRM"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookChange"];
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
                            _data: components["schemas"]["WebhookV1"];
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
        /**
         * Remove a webhook
         * @description What still waits for it is not sent. A webhook that belongs to a plugin goes when its address is taken out of the config of the plugin. For keys of an admin.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a webhook */
                    webhookId: string;
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
                            _data: components["schemas"]["Done"];
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/webhook/{webhookId}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a webhook
         * @description Nothing is sent until it is resumed, and nothing is lost. For keys of an admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a webhook */
                    webhookId: string;
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
                            _data: components["schemas"]["WebhookV1"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/webhook/{webhookId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a webhook
         * @description What has waited is sent at once, in its order; its three days begin anew. For keys of an admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a webhook */
                    webhookId: string;
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
                            _data: components["schemas"]["WebhookV1"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/webhook/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test
         * @description Sends the webhook a signed event of type test at once, also when it is paused, and answers what came back. It is not repeated. For keys of an admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a webhook */
                    webhookId: string;
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
                            _data: components["schemas"]["WebhookTestV1"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/webhook/{webhookId}/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries of a webhook
         * @description What the webhook was sent and is to be sent, the newest first. What was delivered is kept for 30 days. For keys of an admin.
         */
        get: {
            parameters: {
                query?: {
                    /** @description one of WAITING, DELIVERED, FAILED, or several with commas between them */
                    state?: string;
                    /** @description a type of events in full, or several with commas between them */
                    eventType?: string;
                    /** @description the id of an event, as in X-Felloe-Event-Id */
                    eventId?: string;
                    /** @description the id of a chat, or of another object that is the orderKey */
                    chat?: string;
                    /** @description milliseconds since 1970: made at that time or later */
                    from?: number;
                    /** @description milliseconds since 1970: made before that time */
                    to?: number;
                    /** @description a whole number from 1 to 200: the size of a page */
                    limit?: number;
                    /** @description the cursor of the page before */
                    cursor?: string;
                };
                header?: never;
                path: {
                    /** @description the id of a webhook */
                    webhookId: string;
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
                            _data: components["schemas"]["WebhookDeliveryV1"][];
                            _meta: {
                                /** @description a page of a rare filter may be short, or empty, and there is more nevertheless */
                                hasMore: boolean;
                                nextCursor: string | null;
                            };
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
    "/v1/ext/webhook/{webhookId}/delivery/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at a delivery of a webhook
         * @description With its body, and every attempt: what was sent, what was answered, how long it took. For keys of an admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a webhook */
                    webhookId: string;
                    /** @description the id of a delivery */
                    deliveryId: string;
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
                            _data: components["schemas"]["WebhookDeliveryDetailsV1"];
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
    "/v1/ext/webhook/{webhookId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send deliveries again
         * @description By when they were made, or by their ids. They wait to be sent in their order, with the event ids that they had. A large range takes several calls: `_meta.nextCursor` goes on. For keys of an admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a webhook */
                    webhookId: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with from, or ids */
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "from": 1760000000000,
                     *       "to": 1760003600000,
                     *       "states": [
                     *         "FAILED"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookReplay"];
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
                            _data: components["schemas"]["WebhookReplayed"];
                            _meta: {
                                /** @description a page of a rare filter may be short, or empty, and there is more nevertheless */
                                hasMore: boolean;
                                nextCursor: string | null;
                            };
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/webhook-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List secrets of webhooks
         * @description Those in force, the newest first; never the secrets themselves. For keys of an admin.
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
                            _data: components["schemas"]["WebhookSecretV1"][];
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
        /**
         * Make a new secret
         * @description It signs from now on, and is shown this once. Those before it go on for some hours: until then, X-Felloe-Signatures has the signatures by all of them. For keys of an admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description a JSON object */
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "overlapHours": 48
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookSecretRotation"];
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
                            _data: components["schemas"]["NewWebhookSecretV1"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/webhook-secret/{secretId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a secret
         * @description At once. Without another one nothing is signed any more. For keys of an admin.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a secret */
                    secretId: string;
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
                            _data: components["schemas"]["Done"];
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/webhook/verify-signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a signature
         * @description Says whether a signature fits a body, and by which secret of the team; and where it does not fit, what it should have been and which mistake was probably made. For keys of an admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description a JSON object with signature and body */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SignatureToVerify"];
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
                            _data: components["schemas"]["SignatureVerdictV1"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/{pluginId}/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries
         * @description Every delivery of WhatsApp's webhook, newest first, with what became of it. For keys of an admin.
         */
        get: {
            parameters: {
                query?: {
                    /** @description FAILED was tried for hours and is kept; it can be applied again */
                    state?: "WAITING" | "APPLIED" | "FAILED";
                    /** @description milliseconds since 1970 */
                    from?: number;
                    /** @description milliseconds since 1970 */
                    to?: number;
                    /** @description only those with something unknown, a problem, or a failure */
                    conspicuous?: boolean;
                    /** @description only those that brought the chat message with this id */
                    message?: string;
                    limit?: number;
                    /** @description the nextCursor of an earlier answer */
                    cursor?: string;
                };
                header?: never;
                path: {
                    /** @description the id of a plugin */
                    pluginId: string;
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
                            _data: components["schemas"]["InboundDelivery"][];
                            _meta: {
                                hasMore: boolean;
                                nextCursor: string | null;
                            };
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
    "/v1/ext/plugin/whatsapp/{pluginId}/delivery/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at a delivery
         * @description With its body as it came. For keys of an admin.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a plugin */
                    pluginId: string;
                    /** @description the id of a delivery */
                    deliveryId: string;
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
                            _data: components["schemas"]["InboundDeliveryWithBody"];
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
    "/v1/ext/plugin/whatsapp/{pluginId}/delivery/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply deliveries again
         * @description By their ids, or by when they were received. What they brought before is not brought twice. For keys of an admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a plugin */
                    pluginId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "from": 1760000000000,
                     *       "states": [
                     *         "FAILED"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        ids?: string[];
                        /** @description milliseconds since 1970 */
                        from?: number;
                        /** @description milliseconds since 1970 */
                        to?: number;
                        states?: ("APPLIED" | "FAILED")[];
                    };
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
                            _data: components["schemas"]["DeliveriesToApply"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/contact/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List contacts
         * @description The newest first; with `search`, the best matches first, or by the beginning of a number the newest. Contacts that were merged into others are left out.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description a JSON object */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactQuery"];
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
                            _data: components["schemas"]["Contact"][];
                            _meta: {
                                hasMore: boolean;
                                nextCursor: string | null;
                            };
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/contact/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at a contact
         * @description With all that WhatsApp calls it by, and the merges it took part in. For a contact that was merged, the one that goes on is answered, and `_meta.mergedInto` tells so.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a contact */
                    id: string;
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
                            _data: components["schemas"]["ContactDetails"];
                            _meta: {
                                /**
                                 * Format: uuid
                                 * @description the contact asked for was merged into this one, which is shown
                                 */
                                mergedInto?: string;
                            };
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
        /**
         * Change a contact
         * @description Its name, and the process that is its lead. Open chats with it are linked to the lead, too.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a contact */
                    id: string;
                };
                cookie?: never;
            };
            /** @description a JSON object */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactChange"];
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
                            _data: components["schemas"]["ContactDetails"];
                            _meta: {
                                /**
                                 * Format: uuid
                                 * @description the contact asked for was merged into this one, which is shown
                                 */
                                mergedInto?: string;
                            };
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
        patch?: never;
        trace?: never;
    };
    "/v1/ext/contact-merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List merges of contacts
         * @description The newest first. PROPOSED ones wait for somebody to decide; MERGED ones can be taken back.
         */
        get: {
            parameters: {
                query?: {
                    /** @description one of PROPOSED, MERGED, UNDONE, DECLINED */
                    state?: "PROPOSED" | "MERGED" | "UNDONE" | "DECLINED";
                    /** @description a whole number from 1 to 200: the size of a page */
                    limit?: number;
                    /** @description text: the cursor of an earlier answer */
                    cursor?: string;
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
                            _data: components["schemas"]["ContactMerge"][];
                            _meta: {
                                hasMore: boolean;
                                nextCursor: string | null;
                            };
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
    "/v1/ext/contact/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge two contacts
         * @description The older one goes on and gets the identities and the chats of the other. Of two open chats on one number, the one that was silent for longer is closed. It can be taken back. For keys of an admin or a manager.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a contact */
                    id: string;
                };
                cookie?: never;
            };
            /** @description a JSON object with "other" */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactMergeWish"];
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
                            _data: components["schemas"]["ContactMerge"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/contact-merge/{mergeId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a proposed merge of contacts
         * @description Both become one: the older contact goes on, with all chats. For keys of an admin or a manager.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a merge */
                    mergeId: string;
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
                            _data: components["schemas"]["ContactMerge"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/contact-merge/{mergeId}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline a proposed merge of contacts
         * @description They are different people, whatever is seen of them later. For keys of an admin or a manager.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a merge */
                    mergeId: string;
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
                            _data: components["schemas"]["ContactMerge"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/contact-merge/{mergeId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a merge of contacts back
         * @description Both are again what they were, with what they were called by and their chats; nothing that is seen later joins them. A later merge must be taken back first. For keys of an admin or a manager.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a merge */
                    mergeId: string;
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
                            _data: components["schemas"]["ContactMerge"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/{pluginId}/api/{version}/{phoneNumberId}/whatsapp_business_encryption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch the business public key
         * @description Body and answer are WhatsApp's own; the query goes on as it is.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a phone number of the team */
                    phoneNumberId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Set the business public key
         * @description The PEM of an RSA key of 2048 bits, in JSON or a form. Body and answer are WhatsApp's own; the query goes on as it is. For keys of an admin or a manager.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a phone number of the team */
                    phoneNumberId: string;
                };
                cookie?: never;
            };
            /** @description {business_public_key} */
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/api/{version}/{phoneNumberId}/whatsapp_business_encryption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch the business public key
         * @description Body and answer are WhatsApp's own; the query goes on as it is.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a phone number of the team */
                    phoneNumberId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Set the business public key
         * @description The PEM of an RSA key of 2048 bits, in JSON or a form. Body and answer are WhatsApp's own; the query goes on as it is. For keys of an admin or a manager.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a phone number of the team */
                    phoneNumberId: string;
                };
                cookie?: never;
            };
            /** @description {business_public_key} */
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/whatsapp/{version}/{phoneNumberId}/whatsapp_business_encryption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch the business public key
         * @description Body and answer are WhatsApp's own; the query goes on as it is.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a phone number of the team */
                    phoneNumberId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Set the business public key
         * @description The PEM of an RSA key of 2048 bits, in JSON or a form. Body and answer are WhatsApp's own; the query goes on as it is. For keys of an admin or a manager.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a phone number of the team */
                    phoneNumberId: string;
                };
                cookie?: never;
            };
            /** @description {business_public_key} */
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/whatsapp/{version}/{phoneNumberId}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch the settings of a number
         * @description With include_sip_credentials=true also passwords. Body and answer are WhatsApp's own; the query goes on as it is.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a phone number of the team */
                    phoneNumberId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Change the settings of a number
         * @description Body and answer are WhatsApp's own; the query goes on as it is. For keys of an admin or a manager.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a phone number of the team */
                    phoneNumberId: string;
                };
                cookie?: never;
            };
            /** @description {calling: {status, call_icon_visibility, callback_permission_status, call_hours, sip}} */
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/whatsapp/{version}/{phoneNumberId}/call_permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch whether a customer may be called
         * @description The customer is user_wa_id or recipient in the query. Body and answer are WhatsApp's own; the query goes on as it is.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a phone number of the team */
                    phoneNumberId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
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
    "/v1/whatsapp/{version}/{phoneNumberId}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make, accept, reject or end a call
         * @description Body and answer are WhatsApp's own; the query goes on as it is.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a phone number of the team */
                    phoneNumberId: string;
                };
                cookie?: never;
            };
            /** @description {messaging_product, action, call_id?, to?, recipient?, session?} */
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/{pluginId}/api/{version}/{phoneNumberId}/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List groups
         * @description Body and answer are WhatsApp's own; the query goes on as it is.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a phone number of the team */
                    phoneNumberId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Create a group
         * @description Body and answer are WhatsApp's own; the query goes on as it is. For keys of an admin or a manager.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a phone number of the team */
                    phoneNumberId: string;
                };
                cookie?: never;
            };
            /** @description {messaging_product, subject, description?, join_approval_mode?} */
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/{pluginId}/api/{version}/{groupId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch a group
         * @description Body and answer are WhatsApp's own; the query goes on as it is.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a group */
                    groupId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Update a group
         * @description Body and answer are WhatsApp's own; the query goes on as it is. For keys of an admin or a manager.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a group */
                    groupId: string;
                };
                cookie?: never;
            };
            /** @description {messaging_product, subject?, description?} */
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        /**
         * Delete a group
         * @description Body and answer are WhatsApp's own; the query goes on as it is. For keys of an admin or a manager.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a group */
                    groupId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/{pluginId}/api/{version}/{groupId}/invite_link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch the invite link of a group
         * @description Body and answer are WhatsApp's own; the query goes on as it is.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a group */
                    groupId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Reset the invite link of a group
         * @description Body and answer are WhatsApp's own; the query goes on as it is. For keys of an admin or a manager.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a group */
                    groupId: string;
                };
                cookie?: never;
            };
            /** @description {messaging_product} */
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/{pluginId}/api/{version}/{groupId}/join_requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List requests to join a group
         * @description Body and answer are WhatsApp's own; the query goes on as it is.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a group */
                    groupId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Approve requests to join a group
         * @description Body and answer are WhatsApp's own; the query goes on as it is. For keys of an admin or a manager.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a group */
                    groupId: string;
                };
                cookie?: never;
            };
            /** @description {messaging_product, join_requests: [id]} */
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        /**
         * Reject requests to join a group
         * @description Body and answer are WhatsApp's own; the query goes on as it is. For keys of an admin or a manager.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a group */
                    groupId: string;
                };
                cookie?: never;
            };
            /** @description {messaging_product, join_requests: [id]} */
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/{pluginId}/api/{version}/{groupId}/participants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove participants of a group
         * @description Body and answer are WhatsApp's own; the query goes on as it is. For keys of an admin or a manager.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description WhatsApp's id of a group */
                    groupId: string;
                };
                cookie?: never;
            };
            /** @description {messaging_product, participants: [{user}]} */
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description WhatsApp's own answer, not enveloped */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Request Timeout */
                408: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
                /** @description Gateway Timeout */
                504: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GraphFailure"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/plugin/whatsapp/{pluginId}/flow-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a key for Flows
         * @description Makes a pair of keys, keeps the private one sealed and gives WhatsApp the public one. The key before goes on decrypting for 30 days. Doing it again rotates. For keys of an admin or a manager.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description WhatsApp's id of a phone number of the plugin */
                        phoneNumberId: string;
                    } & {
                        [key: string]: unknown;
                    };
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
                            _data: components["schemas"]["FlowKey"];
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
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Bad Gateway */
                502: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/chat-inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List inboxes
         * @description In their order.
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
                            _data: components["schemas"]["ChatInbox"][];
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
        /**
         * Create an inbox
         * @description Without a position it is the last. Chats that no inbox took are sorted anew. For keys of an admin or a manager.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChatInboxChange"];
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
                            _data: components["schemas"]["ChatInbox"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/chat-inbox/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change an inbox
         * @description Changes what is sent; a position moves it. For keys of an admin or a manager.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChatInboxChange"];
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
                            _data: components["schemas"]["ChatInbox"];
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
        /**
         * Remove an inbox
         * @description Its open chats are sorted into others. Answers what it was. For keys of an admin or a manager.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id */
                    id: string;
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
                            _data: components["schemas"]["ChatInbox"];
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/chat-tag": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tags of chats
         * @description By name.
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
                            _data: components["schemas"]["ChatTag"][];
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
        /**
         * Create a tag of chats
         * @description For keys of an admin or a manager.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChatTagChange"];
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
                            _data: components["schemas"]["ChatTag"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/chat-tag/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a tag of chats
         * @description Changes what is sent. For keys of an admin or a manager.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChatTagChange"];
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
                            _data: components["schemas"]["ChatTag"];
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
        /**
         * Remove a tag of chats
         * @description A moment later no chat has it any more. Answers what it was. For keys of an admin or a manager.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id */
                    id: string;
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
                            _data: components["schemas"]["ChatTag"];
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/quick-reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List quick replies
         * @description Everybody's and one's own, by shortcut.
         */
        get: {
            parameters: {
                query?: {
                    /** @description a whole number from 1 to 100: the size of a page */
                    limit?: number;
                    /** @description the cursor of an earlier answer */
                    cursor?: string;
                    /** @description text with which the shortcut begins */
                    search?: string;
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
                            _data: components["schemas"]["QuickReply"][];
                            _meta: {
                                hasMore: boolean;
                                nextCursor: string | null;
                            } & {
                                [key: string]: unknown;
                            };
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
        /**
         * Create a quick reply
         * @description One's own, unless `isShared`. Everybody's are for keys of an admin or a manager.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["QuickReplyChange"];
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
                            _data: components["schemas"]["QuickReply"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/quick-reply/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fill in a quick reply
         * @description Answers the text with its variables filled in, for a chat. Nothing is sent.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["QuickReplyUse"];
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
                            _data: components["schemas"]["QuickReplyText"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/quick-reply/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a quick reply
         * @description Changes what is sent. Everybody's are for keys of an admin or a manager.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["QuickReplyChange"];
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
                            _data: components["schemas"]["QuickReply"];
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
        /**
         * Remove a quick reply
         * @description Answers what it was. Everybody's are for keys of an admin or a manager.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id */
                    id: string;
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
                            _data: components["schemas"]["QuickReply"];
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/note/mentioning-me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List notes that mention me
         * @description The newest first; also those about chats of somebody else.
         */
        get: {
            parameters: {
                query?: {
                    /** @description a whole number from 1 to 100: the size of a page */
                    limit?: number;
                    /** @description the cursor of an earlier answer */
                    cursor?: string;
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
                            _data: components["schemas"]["ChatNote"][];
                            _meta: {
                                hasMore: boolean;
                                nextCursor: string | null;
                            } & {
                                [key: string]: unknown;
                            };
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
    "/v1/ext/chat/{chatId}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List notes about a chat
         * @description The newest first.
         */
        get: {
            parameters: {
                query?: {
                    /** @description a whole number from 1 to 100: the size of a page */
                    limit?: number;
                    /** @description the cursor of an earlier answer */
                    cursor?: string;
                };
                header?: never;
                path: {
                    /** @description the id of a chat */
                    chatId: string;
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
                            _data: components["schemas"]["ChatNote"][];
                            _meta: {
                                hasMore: boolean;
                                nextCursor: string | null;
                            } & {
                                [key: string]: unknown;
                            };
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
        /**
         * Write a note about a chat
         * @description It never leaves the team. @username mentions a user, who is told.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a chat */
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChatNoteChange"];
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
                            _data: components["schemas"]["ChatNote"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/chat/{chatId}/note/{noteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a note
         * @description One's own.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a chat */
                    chatId: string;
                    /** @description the id of a note */
                    noteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChatNoteChange"];
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
                            _data: components["schemas"]["ChatNote"];
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
        /**
         * Delete a note
         * @description One's own. Answers what it was.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a chat */
                    chatId: string;
                    /** @description the id of a note */
                    noteId: string;
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
                            _data: components["schemas"]["ChatNote"];
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/chat/{chatId}/scheduled-message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the scheduled messages of a chat
         * @description The newest first.
         */
        get: {
            parameters: {
                query?: {
                    /** @description a whole number from 1 to 100: the size of a page */
                    limit?: number;
                    /** @description the cursor of an earlier answer */
                    cursor?: string;
                    /** @description one of WAITING, SENT, CANCELLED, FAILED */
                    state?: "WAITING" | "SENT" | "CANCELLED" | "FAILED";
                };
                header?: never;
                path: {
                    /** @description the id of a chat */
                    chatId: string;
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
                            _data: components["schemas"]["ScheduledMessage"][];
                            _meta: {
                                hasMore: boolean;
                                nextCursor: string | null;
                            } & {
                                [key: string]: unknown;
                            };
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
        /**
         * Schedule a message
         * @description Sends `text`, or `content` in WhatsApp's form, at `sendAt`. What is more than an hour overdue, because no server ran, is not sent; it is FAILED and says so.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of a chat */
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ScheduledMessageChange"];
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
                            _data: components["schemas"]["ScheduledMessage"];
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/scheduled-message/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a scheduled message
         * @description Changes what is sent. One's own, with a key of an admin or a manager anybody's; until it is sent.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ScheduledMessageChange"];
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
                            _data: components["schemas"]["ScheduledMessage"];
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
        /**
         * Cancel a scheduled message
         * @description It stays in the list, as CANCELLED. One's own, with a key of an admin or a manager anybody's; until it is sent.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id */
                    id: string;
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
                            _data: components["schemas"]["ScheduledMessage"];
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ext/user/{userId}/skill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the skills of a user
         * @description Skill types that the user has.
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
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            _data: components["schemas"]["SkillOfUser"][];
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
         * Set the skills of a user
         * @description Replaces all of them. For keys of an admin or a manager.
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
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SkillsChange"];
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
                            _data: components["schemas"]["SkillOfUser"][];
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
        patch?: never;
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
    "/v2/whatsapp/{version}/media/{mediaId}/show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a media of WhatsApp
         * @description The bytes, with their type. Where the file is stored here, Range is understood.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                    /** @description the id of a media at WhatsApp: digits */
                    mediaId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description the bytes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
                    };
                };
                /** @description the bytes */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
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
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Range Not Satisfiable */
                416: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
                /** @description Bad Gateway */
                502: {
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
    "/v2/whatsapp/{version}/media/whatsapp_business/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an attachment of WhatsApp
         * @description The bytes behind an address of a webhook: put this host in the place of WhatsApp's, and keep the query.
         */
        get: {
            parameters: {
                query: {
                    /** @description the id of a media at WhatsApp: digits */
                    mid: string;
                };
                header?: never;
                path: {
                    /** @description a version of the Graph API, such as v23.0 */
                    version: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description the bytes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
                    };
                };
                /** @description the bytes */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
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
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
                /** @description Range Not Satisfiable */
                416: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
                /** @description Bad Gateway */
                502: {
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
    "/plugin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List plugins
         * @description Those of the team, the newest first.
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
                            _data: components["schemas"]["WhatsappPluginV1"][];
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
                /** @description Bad Gateway */
                502: {
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
        /**
         * Make a plugin
         * @description With an access token it is connected at once, as by …/connect; when that fails, no plugin is made. For keys of an admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description a JSON object */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewWhatsappPlugin"];
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
                            _data: components["schemas"]["WhatsappPluginV1"];
                            _meta: {
                                warnings: string[];
                            };
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
                /** @description Bad Gateway */
                502: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugin/{pluginId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch a plugin
         * @description Its settings and its verify token are shown to keys of an admin only. Secrets never are.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
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
                            _data: components["schemas"]["WhatsappPluginV1"];
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
                /** @description Bad Gateway */
                502: {
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
         * Update a plugin
         * @description Changes what is given: the name, whether it is active, its settings, which numbers are used. With an access token or an app secret it is connected anew. For keys of an admin.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
                };
                cookie?: never;
            };
            /** @description a JSON object */
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WhatsappPluginChange"];
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
                            _data: components["schemas"]["WhatsappPluginV1"];
                            _meta: {
                                warnings: string[];
                            };
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
                /** @description Bad Gateway */
                502: {
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
        /**
         * Remove a plugin
         * @description Disconnects all of its WABAs and removes it. Messages stay. For keys of an admin.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
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
                            _data: components["schemas"]["Done"];
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
                /** @description Bad Gateway */
                502: {
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
    "/webhooks/whatsapp/{pluginId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Verify the webhook
         * @description WhatsApp asks this when the webhook is subscribed. The challenge is answered as text.
         */
        get: {
            parameters: {
                query?: {
                    /** @description subscribe */
                    "hub.mode"?: string;
                    /** @description the verify token of the plugin */
                    "hub.verify_token"?: string;
                    /** @description what is answered when the token is right */
                    "hub.challenge"?: string;
                };
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
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
                        "application/json": string;
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Receive a delivery
         * @description Takes a delivery that is signed with the app secret of the plugin (X-Hub-Signature-256). It is stored before the answer and applied after it.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
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
                            success: boolean;
                        };
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/whatsapp/{pluginId}/flow/{phoneNumberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a Flow
         * @description The endpoint_uri of Flows. Takes a request that is encrypted for a key of the phone number and signed with the app secret of the plugin. Health checks are answered at once; everything else is asked of the flowEndpointUrl of the plugin, which is given the decrypted JSON. The answer is encrypted text.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the id of the plugin */
                    pluginId: string;
                    /** @description WhatsApp's id of a phone number of the plugin */
                    phoneNumberId: string;
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
                        "application/json": string;
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Misdirected Request */
                421: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description 427 */
                427: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            error_msg: string;
                        };
                    };
                };
                /** @description 432 */
                432: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Internal Server Error */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{team}/{day}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read public media
         * @description At the address that the upload answered. Understands Range, If-Range and If-None-Match.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    team: string;
                    day: string;
                    file: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description the bytes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
                    };
                };
                /** @description the bytes */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
                    };
                };
                /** @description Not Modified */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description a problem document (RFC 9457) */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Range Not Satisfiable */
                416: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description a problem document (RFC 9457) */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description a problem document (RFC 9457) */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
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
        /** Event */
        Event: {
            /** @description its place in the log of the team: from 1, without a gap */
            number: number;
            /** Format: uuid */
            id: string;
            /**
             * @example message.created
             * @example chat.updated
             */
            type: string;
            /** @description milliseconds since 1970 */
            at: number;
            /**
             * Format: uuid
             * @description the id of what it happened to
             */
            subjectId: string;
            /** @description the id of a user; null when no user did it */
            madeBy: string | null;
            /** @description ids and the new state */
            payload: {
                [key: string]: unknown;
            };
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
        /** PhotoV1 */
        PhotoV1: {
            /** Format: uuid */
            id: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /**
             * @description what the bytes are, whatever the sender said
             * @enum {unknown}
             */
            filetype: "image/jpeg" | "image/png" | "image/webp" | "image/gif" | "image/avif";
            filename: string;
            /** @description in pixels, as the photo is seen */
            height: number;
            /** @description in pixels, as the photo is seen */
            width: number;
            isPublic: boolean;
            /** Format: uuid */
            team: string;
            /** @description who uploaded it */
            user: string | null;
        };
        /**
         * NewTask
         * @description a JSON object
         */
        NewTask: {
            /** @description an object with values by the short ids of the attributes of the task */
            data?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description one of OPEN, COMPLETED, CANCELLED
             * @enum {unknown}
             */
            status?: "OPEN" | "COMPLETED" | "CANCELLED";
            /** @description the id, user name or e-mail address of a user, or null */
            assignedTo?: string | null;
            /** @description the short id or id of a pod, or null */
            belongsTo?: string | null;
            /** @description a text, or null for the name of the kind of task */
            title?: string | null;
            /** @description a text, or null */
            description?: string | null;
            /** @description a whole number */
            order?: number;
            /** @description a time in milliseconds since 1970, or null */
            startsAt?: number | null;
            /** @description a time in milliseconds since 1970, or null */
            endsAt?: number | null;
            /** @description a time in milliseconds since 1970, or null */
            dueBy?: number | null;
        };
        /** TaskV1 */
        TaskV1: {
            /** Format: uuid */
            id: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            title: string;
            description: string;
            order: number;
            /** @enum {unknown} */
            status: "OPEN" | "COMPLETED" | "CANCELLED";
            /** @description the id of the team; with readable=true its short name */
            team: string;
            /** @description the id of the procedure; with readable=true its short id */
            procedure: string;
            /** Format: uuid */
            process: string;
            /** @description the id of the entity; with readable=true its short id */
            entity: string;
            record: string | null;
            /** @description the id of the kind of task; with readable=true its short id */
            stateTask: string;
            taskType: string | null;
            /** @description the id of the user who made it; with readable=true the user name */
            createdBy: string;
            assignedTo: string | null;
            belongsTo: string | null;
            startsAt: number | null;
            endsAt: number | null;
            dueBy: number | null;
            startedAt: number | null;
            completedAt: number | null;
            cancelledAt: number | null;
            /** @description values by the short ids of attributes */
            data: {
                [key: string]: unknown;
            };
        };
        /**
         * TaskChange
         * @description a JSON object with fields of a task
         */
        TaskChange: {
            /** @description an object with values by the short ids of the attributes of the task */
            data?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description one of OPEN, COMPLETED, CANCELLED
             * @enum {unknown}
             */
            status?: "OPEN" | "COMPLETED" | "CANCELLED";
            /** @description the id, user name or e-mail address of a user, or null */
            assignedTo?: string | null;
            /** @description the short id or id of a pod, or null */
            belongsTo?: string | null;
            /** @description a text, or null for the name of the kind of task */
            title?: string | null;
            /** @description a text, or null */
            description?: string | null;
            /** @description a whole number */
            order?: number;
            /** @description a time in milliseconds since 1970, or null */
            startsAt?: number | null;
            /** @description a time in milliseconds since 1970, or null */
            endsAt?: number | null;
            /** @description a time in milliseconds since 1970, or null */
            dueBy?: number | null;
            /** @description what it is: it cannot be changed */
            id?: unknown;
            /** @description what it is: it cannot be changed */
            createdAt?: unknown;
            /** @description what it is: it cannot be changed */
            updatedAt?: unknown;
            /** @description what it is: it cannot be changed */
            team?: unknown;
            /** @description what it is: it cannot be changed */
            procedure?: unknown;
            /** @description what it is: it cannot be changed */
            process?: unknown;
            /** @description what it is: it cannot be changed */
            entity?: unknown;
            /** @description what it is: it cannot be changed */
            record?: unknown;
            /** @description what it is: it cannot be changed */
            stateTask?: unknown;
            /** @description what it is: it cannot be changed */
            taskType?: unknown;
            /** @description what it is: it cannot be changed */
            createdBy?: unknown;
            /** @description what it is: it cannot be changed */
            startedAt?: unknown;
            /** @description what it is: it cannot be changed */
            completedAt?: unknown;
            /** @description what it is: it cannot be changed */
            cancelledAt?: unknown;
        };
        /**
         * TaskQuery
         * @description a JSON object
         */
        TaskQuery: {
            /** @description "me" for the user of the key, the id, user name or e-mail address of a user, or null for tasks of nobody */
            assignedTo?: string | null;
            /** @description one of OPEN, COMPLETED, CANCELLED; OPEN if absent */
            status?: "OPEN" | "COMPLETED" | "CANCELLED";
            /** @description the short id or id of a procedure */
            procedure?: string;
            /** @description an object with >, >=, < or <= and times in milliseconds since 1970, such as {"<": 1767225600000} */
            dueBy?: {
                ">"?: number;
                ">="?: number;
                "<"?: number;
                "<="?: number;
            };
            /** @description a whole number from 1 to 100; 20 if absent */
            limit?: number;
            /** @description the nextCursor of an earlier answer */
            cursor?: string;
        };
        /** ConfigTeam */
        ConfigTeam: {
            /** Format: uuid */
            id: string;
            shortName: string;
            name: string;
            /** @example Asia/Kolkata */
            timeZone: string;
            /** @example IN */
            defaultCountry: string;
        };
        /** ConfigEntity */
        ConfigEntity: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            team: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            shortId: string;
            name: string;
            description: string;
            attributes: string[];
            derivedAttributes: string[];
            primaryKey: string | null;
        };
        /** ConfigState */
        ConfigState: {
            /** Format: uuid */
            id: string;
            shortId: string;
            name: string;
            color: string;
            /** @description the states that may follow; null is any */
            next: string[] | null;
            isRetired: boolean;
        };
        /** ConfigProcedure */
        ConfigProcedure: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            team: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            shortId: string;
            name: string;
            description: string;
            /** Format: uuid */
            entity: string;
            states: components["schemas"]["ConfigState"][];
            /** Format: uuid */
            startState: string;
            /** Format: uuid */
            completedState: string;
            attributes: string[];
            derivedAttributes: string[];
            attributeGroups: string[];
            stateTasks: string[];
            primaryKey: string | null;
            primaryKeyPattern: string | null;
            primaryIdentifier: string | null;
            mergeBy: string | null;
            /** @description by id of the role; absent is write */
            access: {
                [key: string]: "none" | "read" | "write";
            };
        };
        /** AttributeType */
        AttributeType: {
            id: string;
            shortId: string;
            name: string;
        };
        /** AttributeOption */
        AttributeOption: {
            value: string | number;
            label: string;
        };
        /** ConfigAttribute */
        ConfigAttribute: {
            /** Format: uuid */
            id: string;
            shortId: string;
            name: string;
            description: string;
            /** @enum {unknown} */
            type: "string" | "text" | "name" | "email" | "phone" | "integer" | "number" | "float" | "decimal" | "boolean" | "date" | "time" | "datetime" | "datetimeISO8601" | "stringId" | "integerId" | "stringEnum" | "integerEnum" | "floatEnum" | "multiStringEnum" | "multiIntegerEnum" | "multiFloatEnum" | "photo" | "multiPhotos" | "audio" | "externalObject" | "nested";
            entity: string | null;
            procedure: string | null;
            stateTask: string | null;
            /** @description the attribute of the type nested that it is within */
            parent: string | null;
            options: components["schemas"]["AttributeOption"][];
            isRetired: boolean;
        };
        /** ConfigDerivedAttribute */
        ConfigDerivedAttribute: {
            /** Format: uuid */
            id: string;
            shortId: string;
            name: string;
            template: string;
            entity: string | null;
            procedure: string | null;
        };
        /** ConfigAttributeGroup */
        ConfigAttributeGroup: {
            /** Format: uuid */
            id: string;
            shortId: string;
            name: string;
            /** Format: uuid */
            procedure: string;
            attributes: string[];
        };
        /** ConfigRole */
        ConfigRole: {
            /** Format: uuid */
            id: string;
            shortId: string;
            name: string;
            /** @enum {unknown} */
            type: "admin" | "manager" | "user";
        };
        /** ConfigItem */
        ConfigItem: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            team: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            shortId: string;
            name: string;
            data: {
                [key: string]: unknown;
            };
        };
        /** Form */
        Form: {
            /** Format: uuid */
            id: string;
            shortId: string;
            name: string;
            /** Format: uuid */
            procedure: string;
            formFields: string[];
            formActionButtons: string[];
        };
        /** FormField */
        FormField: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            form: string;
            /** Format: uuid */
            attribute: string;
            attributeGroup: string | null;
            order: number;
            isRequired: boolean;
        };
        /** FormActionButton */
        FormActionButton: {
            /** Format: uuid */
            id: string;
            shortId: string;
            name: string;
            /** Format: uuid */
            form: string;
            /** @enum {string} */
            action: "SAVE";
        };
        /** ConfigStateTask */
        ConfigStateTask: {
            /** Format: uuid */
            id: string;
            shortId: string;
            name: string;
            description: string;
            /** Format: uuid */
            procedure: string;
            states: string[];
            taskType: string | null;
            attributes: string[];
            isRetired: boolean;
        };
        /** AttributeConfig */
        AttributeConfig: {
            /** Format: uuid */
            attribute: string;
            isRequired: boolean;
            isUnique: boolean;
            isFilterable: boolean;
            isIndexing: boolean;
            default: unknown;
            min: number | null;
            max: number | null;
            pattern: string | null;
            schema: {
                [key: string]: unknown;
            } | null;
        };
        /** Config */
        Config: {
            team: components["schemas"]["ConfigTeam"];
            entities: components["schemas"]["ConfigEntity"][];
            procedures: components["schemas"]["ConfigProcedure"][];
            attributeTypes: components["schemas"]["AttributeType"][];
            attributes: components["schemas"]["ConfigAttribute"][];
            derivedAttributes: components["schemas"]["ConfigDerivedAttribute"][];
            attributeGroups: components["schemas"]["ConfigAttributeGroup"][];
            roles: components["schemas"]["ConfigRole"][];
            pods: components["schemas"]["ConfigItem"][];
            taskTypes: components["schemas"]["ConfigItem"][];
            forms: components["schemas"]["Form"][];
            formFields: components["schemas"]["FormField"][];
            formActionButtons: components["schemas"]["FormActionButton"][];
            stateTasks: components["schemas"]["ConfigStateTask"][];
            userProfiles: components["schemas"]["ConfigItem"][];
            attributeConfig: components["schemas"]["AttributeConfig"][];
            skillTypes: components["schemas"]["ConfigItem"][];
        };
        /** ProcedureSummary */
        ProcedureSummary: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            team: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            shortId: string;
            name: string;
            description: string;
            entity: string;
        };
        /** AttributeChange */
        AttributeChange: {
            /** Format: uuid */
            id?: string;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            shortId?: string;
            name?: string;
            description?: string;
            /** @enum {unknown} */
            type?: "string" | "text" | "name" | "email" | "phone" | "integer" | "number" | "float" | "decimal" | "boolean" | "date" | "time" | "datetime" | "datetimeISO8601" | "stringId" | "integerId" | "stringEnum" | "integerEnum" | "floatEnum" | "multiStringEnum" | "multiIntegerEnum" | "multiFloatEnum" | "photo" | "multiPhotos" | "audio" | "externalObject" | "nested";
            isRequired?: boolean;
            isUnique?: boolean;
            /** @description lists filtered or ordered by it are fast */
            isFilterable?: boolean;
            /** @description takes and shows no values */
            isRetired?: boolean;
            /** @description the value of a new process that gives none, or null */
            default?: unknown;
            /** @description least number, time, characters or items */
            min?: number | null;
            /** @description largest number, time, characters or items */
            max?: number | null;
            /** @description a regular expression for the whole text */
            pattern?: string | null;
            /** @description replaces the whole list */
            options?: (string | number | components["schemas"]["AttributeOption"])[];
            /** @description of external objects: a JSON Schema */
            schema?: {
                [key: string]: unknown;
            } | null;
            /** @description of the type nested */
            attributes?: {
                [key: string]: unknown;
            }[];
            /** @description the new short id of what is there */
            rename?: string;
            /** @description true converts stored values to the new type */
            migrate?: boolean;
        };
        /** DerivedAttributeChange */
        DerivedAttributeChange: {
            /** Format: uuid */
            id?: string;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            shortId?: string;
            name?: string;
            /** @example {name} · {city} */
            template?: string;
            /** @description the new short id of what is there */
            rename?: string;
            /** @description true takes it out */
            remove?: boolean;
        };
        /** AttributeGroupChange */
        AttributeGroupChange: {
            /** Format: uuid */
            id?: string;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            shortId?: string;
            name?: string;
            attributes?: string[];
            /** @description the new short id of what is there */
            rename?: string;
            /** @description true takes it out */
            remove?: boolean;
        };
        /** StateChange */
        StateChange: {
            /** Format: uuid */
            id?: string;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            shortId?: string;
            name?: string;
            /** @example #3b82f6 */
            color?: string;
            /** @description the states that may follow; null is any */
            next?: string[] | null;
            isRetired?: boolean;
            /** @description the new short id of what is there */
            rename?: string;
        };
        /** PrimaryKey */
        PrimaryKey: {
            /**
             * @description how the API calls it
             * @example phone_number
             */
            attribute: string;
            /** @description such as LEAD-000000; null: keys are given by callers */
            pattern: string | null;
        };
        /** StateTaskChange */
        StateTaskChange: {
            /** Format: uuid */
            id?: string;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            shortId?: string;
            name?: string;
            description?: string;
            /** @description where it is offered; empty is everywhere */
            states?: string[];
            taskType?: string | null;
            attributes?: components["schemas"]["AttributeChange"][];
            isRetired?: boolean;
            /** @description the new short id of what is there */
            rename?: string;
        };
        /** ProcedureChange */
        ProcedureChange: {
            /** Format: uuid */
            id?: string;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            shortId?: string;
            name?: string;
            description?: string;
            /** @description short id of the entity */
            entity?: string;
            attributes?: components["schemas"]["AttributeChange"][];
            derivedAttributes?: components["schemas"]["DerivedAttributeChange"][];
            attributeGroups?: components["schemas"]["AttributeGroupChange"][];
            states?: components["schemas"]["StateChange"][];
            /**
             * @description how the API calls it
             * @example phone_number
             */
            startState?: string;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            completedState?: string;
            primaryKey?: components["schemas"]["PrimaryKey"] | null;
            /** @description the attribute that names a process for people */
            primaryIdentifier?: string | null;
            /** @description a new process with a known value of this attribute is merged */
            mergeBy?: string | null;
            stateTasks?: components["schemas"]["StateTaskChange"][];
            /** @description by short id of the role; absent is write */
            access?: {
                [key: string]: "none" | "read" | "write";
            };
            /** @description the new short id of what is there */
            rename?: string;
        };
        /** InnermostAttribute */
        InnermostAttribute: {
            /** Format: uuid */
            id: string;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            shortId: string;
            name: string;
            description: string;
            /** @enum {unknown} */
            type: "string" | "text" | "name" | "email" | "phone" | "integer" | "number" | "float" | "decimal" | "boolean" | "date" | "time" | "datetime" | "datetimeISO8601" | "stringId" | "integerId" | "stringEnum" | "integerEnum" | "floatEnum" | "multiStringEnum" | "multiIntegerEnum" | "multiFloatEnum" | "photo" | "multiPhotos" | "audio" | "externalObject" | "nested";
            isRequired: boolean;
            isUnique: boolean;
            /** @description lists filtered or ordered by it are fast */
            isFilterable: boolean;
            /** @description true while stored values are being prepared for lists */
            isIndexing: boolean;
            /** @description takes and shows no values */
            isRetired: boolean;
            /** @description the value of a new process that gives none, or null */
            default: unknown;
            /** @description least number, time, characters or items */
            min: number | null;
            /** @description largest number, time, characters or items */
            max: number | null;
            /** @description a regular expression for the whole text */
            pattern: string | null;
            /** @description of enums: what can be chosen */
            options: components["schemas"]["AttributeOption"][];
            /** @description of external objects: a JSON Schema */
            schema: {
                [key: string]: unknown;
            } | null;
            attributes: null[];
        };
        /** InnerAttribute */
        InnerAttribute: {
            /** Format: uuid */
            id: string;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            shortId: string;
            name: string;
            description: string;
            /** @enum {unknown} */
            type: "string" | "text" | "name" | "email" | "phone" | "integer" | "number" | "float" | "decimal" | "boolean" | "date" | "time" | "datetime" | "datetimeISO8601" | "stringId" | "integerId" | "stringEnum" | "integerEnum" | "floatEnum" | "multiStringEnum" | "multiIntegerEnum" | "multiFloatEnum" | "photo" | "multiPhotos" | "audio" | "externalObject" | "nested";
            isRequired: boolean;
            isUnique: boolean;
            /** @description lists filtered or ordered by it are fast */
            isFilterable: boolean;
            /** @description true while stored values are being prepared for lists */
            isIndexing: boolean;
            /** @description takes and shows no values */
            isRetired: boolean;
            /** @description the value of a new process that gives none, or null */
            default: unknown;
            /** @description least number, time, characters or items */
            min: number | null;
            /** @description largest number, time, characters or items */
            max: number | null;
            /** @description a regular expression for the whole text */
            pattern: string | null;
            /** @description of enums: what can be chosen */
            options: components["schemas"]["AttributeOption"][];
            /** @description of external objects: a JSON Schema */
            schema: {
                [key: string]: unknown;
            } | null;
            attributes: components["schemas"]["InnermostAttribute"][];
        };
        /** Attribute */
        Attribute: {
            /** Format: uuid */
            id: string;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            shortId: string;
            name: string;
            description: string;
            /** @enum {unknown} */
            type: "string" | "text" | "name" | "email" | "phone" | "integer" | "number" | "float" | "decimal" | "boolean" | "date" | "time" | "datetime" | "datetimeISO8601" | "stringId" | "integerId" | "stringEnum" | "integerEnum" | "floatEnum" | "multiStringEnum" | "multiIntegerEnum" | "multiFloatEnum" | "photo" | "multiPhotos" | "audio" | "externalObject" | "nested";
            isRequired: boolean;
            isUnique: boolean;
            /** @description lists filtered or ordered by it are fast */
            isFilterable: boolean;
            /** @description true while stored values are being prepared for lists */
            isIndexing: boolean;
            /** @description takes and shows no values */
            isRetired: boolean;
            /** @description the value of a new process that gives none, or null */
            default: unknown;
            /** @description least number, time, characters or items */
            min: number | null;
            /** @description largest number, time, characters or items */
            max: number | null;
            /** @description a regular expression for the whole text */
            pattern: string | null;
            /** @description of enums: what can be chosen */
            options: components["schemas"]["AttributeOption"][];
            /** @description of external objects: a JSON Schema */
            schema: {
                [key: string]: unknown;
            } | null;
            attributes: components["schemas"]["InnerAttribute"][];
        };
        /** DerivedAttribute */
        DerivedAttribute: {
            /** Format: uuid */
            id: string;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            shortId: string;
            name: string;
            /** @example {name} · {city} */
            template: string;
        };
        /** AttributeGroup */
        AttributeGroup: {
            /** Format: uuid */
            id: string;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            shortId: string;
            name: string;
            attributes: string[];
        };
        /** State */
        State: {
            /** Format: uuid */
            id: string;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            shortId: string;
            name: string;
            /** @example #3b82f6 */
            color: string;
            /** @description the states that may follow; null is any */
            next: string[] | null;
            isRetired: boolean;
        };
        /** StateTask */
        StateTask: {
            /** Format: uuid */
            id: string;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            shortId: string;
            name: string;
            description: string;
            /** @description where it is offered; empty is everywhere */
            states: string[];
            taskType: string | null;
            attributes: components["schemas"]["Attribute"][];
            isRetired: boolean;
        };
        /** Procedure */
        Procedure: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            team: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            shortId: string;
            name: string;
            description: string;
            /** @description short id of the entity */
            entity: string;
            attributes: components["schemas"]["Attribute"][];
            derivedAttributes: components["schemas"]["DerivedAttribute"][];
            attributeGroups: components["schemas"]["AttributeGroup"][];
            states: components["schemas"]["State"][];
            /**
             * @description how the API calls it
             * @example phone_number
             */
            startState: string;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            completedState: string;
            primaryKey: components["schemas"]["PrimaryKey"] | null;
            /** @description the attribute that names a process for people */
            primaryIdentifier: string | null;
            /** @description a new process with a known value of this attribute is merged */
            mergeBy: string | null;
            stateTasks: components["schemas"]["StateTask"][];
            /** @description by short id of the role; absent is write */
            access: {
                [key: string]: "none" | "read" | "write";
            };
        };
        /** Entity */
        Entity: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            team: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            shortId: string;
            name: string;
            description: string;
            attributes: components["schemas"]["Attribute"][];
            derivedAttributes: components["schemas"]["DerivedAttribute"][];
            /** @description records are found again by this attribute; it is fixed */
            primaryKey: string | null;
        };
        /** EntityChange */
        EntityChange: {
            /** Format: uuid */
            id?: string;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            shortId?: string;
            name?: string;
            description?: string;
            attributes?: components["schemas"]["AttributeChange"][];
            derivedAttributes?: components["schemas"]["DerivedAttributeChange"][];
            /** @description records are found again by this attribute; it is fixed */
            primaryKey?: string | null;
            /** @description the new short id of what is there */
            rename?: string;
        };
        /** ConfigItemChange */
        ConfigItemChange: {
            /** Format: uuid */
            id?: string;
            /**
             * @description how the API calls it
             * @example phone_number
             */
            shortId?: string;
            name?: string;
            data?: {
                [key: string]: unknown;
            };
            /** @description the new short id of what is there */
            rename?: string;
        };
        /** Process */
        Process: {
            /** Format: uuid */
            id: string;
            /** @description the id of the team; with readable=true its short name */
            team: string;
            /** @description the id of the procedure; with readable=true its short id */
            procedure: string;
            /** @description the id of the user who made it; with readable=true the user name */
            createdBy: string;
            assignedTo: string | null;
            belongsTo: string | null;
            /** @description the id of the entity; with readable=true its short id */
            entity: string;
            record: string | null;
            /** @enum {unknown} */
            status: "OPEN" | "COMPLETED" | "CANCELLED";
            /** @description the id of the state; with readable=true its short id */
            state: string;
            /** @description values by the short ids of attributes */
            data: {
                [key: string]: unknown;
            };
            /** @description texts made from the values */
            derivedData: {
                [key: string]: string;
            };
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            startedAt: number | null;
            completedAt: number | null;
            cancelledAt: number | null;
            nextActionAt: number | null;
            isDeleted: boolean;
            deletedAt: number | null;
        };
        /**
         * ProcessChanges
         * @description a JSON object with fields of a process
         */
        ProcessChanges: {
            /** @description an object with values by the short ids of attributes */
            data?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description one of OPEN, COMPLETED, CANCELLED
             * @enum {unknown}
             */
            status?: "OPEN" | "COMPLETED" | "CANCELLED";
            /** @description the short id or id of a state */
            state?: string;
            /** @description a time in milliseconds since 1970, or null */
            nextActionAt?: number | null;
            /** @description the id, user name or e-mail address of a user, or null */
            assignedTo?: string | null;
            /** @description the short id or id of a pod, or null */
            belongsTo?: string | null;
            /** @description an object with "data", such as {"data": {"name": "Ana"}}, or the id that it is */
            record?: {
                data?: {
                    [key: string]: unknown;
                };
            } | string | null;
            /** @description the id; cannot be changed, accepted when it is what it was */
            id?: unknown;
            /** @description the team; cannot be changed, accepted when it is what it was */
            team?: unknown;
            /** @description the procedure; cannot be changed, accepted when it is what it was */
            procedure?: unknown;
            /** @description the entity; cannot be changed, accepted when it is what it was */
            entity?: unknown;
            /** @description who made it; cannot be changed, accepted when it is what it was */
            createdBy?: unknown;
            /** @description texts made from the values; cannot be changed, accepted when it is what it was */
            derivedData?: unknown;
            /** @description when it was made; cannot be changed, accepted when it is what it was */
            createdAt?: unknown;
            /** @description when it was last changed; cannot be changed, accepted when it is what it was */
            updatedAt?: unknown;
            /** @description when work began; cannot be changed, accepted when it is what it was */
            startedAt?: unknown;
            /** @description when it was completed; cannot be changed, accepted when it is what it was */
            completedAt?: unknown;
            /** @description when it was cancelled; cannot be changed, accepted when it is what it was */
            cancelledAt?: unknown;
            /** @description whether it is deleted; cannot be changed, accepted when it is what it was */
            isDeleted?: unknown;
            /** @description when it was deleted; cannot be changed, accepted when it is what it was */
            deletedAt?: unknown;
        };
        /**
         * ProcessQuery
         * @description a JSON object with where, orderBy, limit …
         */
        ProcessQuery: {
            /** @description an object with conditions, such as {"state": "NEW"} */
            where?: {
                [key: string]: unknown;
            };
            /** @description the name of a field, "-" and a name, or {name: "asc" | "desc"} */
            orderBy?: unknown;
            /** @description a whole number of processes to leave out */
            skip?: number;
            /** @description a whole number: the size of a page, 10 if absent, at most 100 */
            limit?: number;
            /** @description the nextCursor of an earlier answer */
            cursor?: string | null;
            /** @description words to look for in the values */
            search?: string;
            /** @description a list of names, or names with commas between them, such as id,state,data.name */
            fields?: string[] | string;
            /** @description true or false */
            readable?: boolean;
        } | null;
        /** ListedProcess */
        ListedProcess: {
            /** Format: uuid */
            id?: string;
            /** @description the id of the team; with readable=true its short name */
            team?: string;
            /** @description the id of the procedure; with readable=true its short id */
            procedure?: string;
            /** @description the id of the user who made it; with readable=true the user name */
            createdBy?: string;
            assignedTo?: string | null;
            belongsTo?: string | null;
            /** @description the id of the entity; with readable=true its short id */
            entity?: string;
            record?: string | null;
            /** @enum {unknown} */
            status?: "OPEN" | "COMPLETED" | "CANCELLED";
            /** @description the id of the state; with readable=true its short id */
            state?: string;
            /** @description values by the short ids of attributes */
            data?: {
                [key: string]: unknown;
            };
            /** @description texts made from the values */
            derivedData?: {
                [key: string]: string;
            };
            /** @description milliseconds since 1970 */
            createdAt?: number;
            /** @description milliseconds since 1970 */
            updatedAt?: number;
            startedAt?: number | null;
            completedAt?: number | null;
            cancelledAt?: number | null;
            nextActionAt?: number | null;
            isDeleted?: boolean;
            deletedAt?: number | null;
        };
        /**
         * NewProcess
         * @description a JSON object with fields of a process
         */
        NewProcess: {
            /** @description an object with values by the short ids of attributes */
            data?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description one of OPEN, COMPLETED, CANCELLED
             * @enum {unknown}
             */
            status?: "OPEN" | "COMPLETED" | "CANCELLED";
            /** @description the short id or id of a state */
            state?: string;
            /** @description a time in milliseconds since 1970, or null */
            nextActionAt?: number | null;
            /** @description the id, user name or e-mail address of a user, or null */
            assignedTo?: string | null;
            /** @description the short id or id of a pod, or null */
            belongsTo?: string | null;
            /** @description an object with "data", such as {"data": {"name": "Ana"}} */
            record?: {
                data?: {
                    [key: string]: unknown;
                };
            } | null;
        } & {
            [key: string]: unknown;
        };
        /** BackgroundJobAccepted */
        BackgroundJobAccepted: {
            /** Format: uuid */
            id: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /** @description milliseconds since 1970 */
            startedAt: number;
            /** @description milliseconds since 1970; 0 while the job goes on */
            completedAt: number;
            /** @enum {unknown} */
            completionStatus: "IN_PROGRESS" | "COMPLETED" | "CANCELLED" | "FAILED";
            statusMessage: string | null;
            /** Format: uuid */
            team: string;
            /**
             * Format: uuid
             * @description the same for every job of its kind
             */
            type: string;
        };
        /** ProcessChange */
        ProcessChange: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            process: string;
            /** @enum {unknown} */
            kind: "CREATED" | "UPDATED" | "MERGED" | "DELETED" | "RESTORED" | "UNDONE";
            /** @description milliseconds since 1970 */
            madeAt: number;
            /** @description the id of the user who made the change; with readable=true the user name */
            madeBy: string;
            apiKey: string | null;
            backgroundJob: string | null;
            /** @description the change that this one takes back */
            undoes: string | null;
            /** @description what was before and after, by field; values are named data.<short id> */
            changes: {
                [key: string]: {
                    before: unknown;
                    after: unknown;
                };
            };
        };
        /** BackgroundJobMeta */
        BackgroundJobMeta: {
            /** @description rows by what became of them */
            bjEntryCompletionStatusVsCount: {
                INVALID: number;
                NOT_STARTED: number;
                SUCCESS: number;
                ERROR: number;
            };
            /** @description of the successes: created, updated, merged, unchanged … */
            outcomes: {
                [key: string]: number;
            };
            rowCount: number;
            /** @enum {unknown} */
            kind: "BULK_CREATE" | "BULK_UPDATE" | "IMPORT" | "UNDO";
            /** Format: uuid */
            procedure: string;
            /** Format: uuid */
            createdBy: string;
            validateOnly: boolean;
            /** @description the job that this one takes back */
            undoes: string | null;
        };
        /** ListedBackgroundJob */
        ListedBackgroundJob: {
            /** Format: uuid */
            id: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /** @description milliseconds since 1970 */
            startedAt: number;
            /** @description milliseconds since 1970; 0 while the job goes on */
            completedAt: number;
            /** @enum {unknown} */
            completionStatus: "IN_PROGRESS" | "COMPLETED" | "CANCELLED" | "FAILED";
            statusMessage: string | null;
            /** Format: uuid */
            team: string;
            /** @enum {string} */
            type: "bulk_api_job";
            meta: components["schemas"]["BackgroundJobMeta"];
        };
        /** BackgroundJob */
        BackgroundJob: {
            /** Format: uuid */
            id: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /** @description milliseconds since 1970 */
            startedAt: number;
            /** @description milliseconds since 1970; 0 while the job goes on */
            completedAt: number;
            /** @enum {unknown} */
            completionStatus: "IN_PROGRESS" | "COMPLETED" | "CANCELLED" | "FAILED";
            statusMessage: string | null;
            /** Format: uuid */
            team: string;
            /** @enum {string} */
            type: "bulk_api_job";
        };
        /** EntryOutput */
        EntryOutput: {
            process: string | null;
            outcome: string;
        };
        /** BackgroundJobEntry */
        BackgroundJobEntry: {
            /** Format: uuid */
            id: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /** @enum {unknown} */
            completionStatus: "INVALID" | "NOT_STARTED" | "SUCCESS" | "ERROR";
            statusMessage: string | null;
            /** @description the row as it was sent */
            input: unknown;
            output: components["schemas"]["EntryOutput"] | null;
            /** Format: uuid */
            backgroundJob: string;
            /** Format: uuid */
            team: string;
        };
        /**
         * SearchRequest
         * @description a JSON object with a text
         */
        SearchRequest: {
            /** @description what to look for: words, up to 300 characters */
            text: string;
            /** @description a list of contacts, messages and files; all of them if absent */
            in?: ("contacts" | "messages" | "files")[];
            /** @description the id of a chat */
            chat?: string;
            /** @description the id of a contact */
            contact?: string;
            /** @description a time in milliseconds since 1970: nothing older */
            from?: number;
            /** @description a time in milliseconds since 1970: nothing newer */
            to?: number;
            /** @description INBOUND or OUTBOUND */
            direction?: "INBOUND" | "OUTBOUND";
            /** @description a whole number from 1 to 100; 20 if absent, and 5 of each kind when several are searched */
            limit?: number;
            /** @description the cursor of an earlier answer to the same search */
            cursor?: string;
        };
        /** ContactFound */
        ContactFound: {
            /** Format: uuid */
            contact: string;
            /** @description empty when none is known */
            name: string;
            /** @description how its newest chat writes to it */
            identifier: string | null;
            isGroup: boolean;
            /** @description its newest chat */
            chat: string | null;
        };
        /** SearchSnippet */
        SearchSnippet: {
            /** @description the part with what was found; … where something is left out */
            text: string;
            /** @description where in it the words stand, in UTF-16 units */
            ranges: {
                start: number;
                end: number;
            }[];
        };
        /** MessageFound */
        MessageFound: {
            /** Format: uuid */
            message: string;
            /** Format: uuid */
            chat: string;
            /** Format: uuid */
            contact: string;
            /** @description milliseconds since 1970 */
            timestamp: number;
            /** @enum {unknown} */
            direction: "INBOUND" | "OUTBOUND";
            /** @description WhatsApp's type: text, template, image … */
            dataType: string;
            snippet: components["schemas"]["SearchSnippet"];
            /** @description files of the message whose names have one of the words */
            files: {
                /** Format: uuid */
                id: string;
                name: components["schemas"]["SearchSnippet"];
            }[];
        };
        /**
         * SearchHits
         * @description what was asked for
         */
        SearchHits: {
            contacts?: components["schemas"]["ContactFound"][];
            /** @description the newest first */
            messages?: components["schemas"]["MessageFound"][];
            /** @description messages with such a file, the newest first */
            files?: components["schemas"]["MessageFound"][];
        };
        /** SearchMeta */
        SearchMeta: {
            hasMore: boolean;
            /** @description where a search of only messages or only files goes on */
            nextCursor: string | null;
            /** @description until when messages were looked at, where the search has stopped before the page was full */
            searchedBackTo: number | null;
            /** @description words that no message has, and what was searched instead */
            corrections: {
                word: string;
                correctedTo: string;
            }[];
            /** @description words that nothing has, nor anything like them */
            missing: string[];
        };
        /**
         * PassedMessage
         * @description empty where the request makes no message
         */
        PassedMessage: {
            /** @description wamid */
            whatsappMessageId?: string;
        };
        /** Attachment */
        Attachment: {
            /** Format: uuid */
            id: string;
            /**
             * @description WAITING while it is being fetched, STORED, or FAILED
             * @enum {unknown}
             */
            state: "WAITING" | "STORED" | "FAILED";
            /** @description what the content is; null until it is here */
            type: string | null;
            /** @description in bytes; null until it is here */
            size: number | null;
            /** @description as the message calls it */
            filename: string | null;
            /** @description why it is not here */
            problem: string | null;
            /** @description where the state and, below /content, the bytes are; takes the bearer token */
            url: string;
        };
        /** ChatMessageState */
        ChatMessageState: {
            /** Format: uuid */
            id: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /** @description wamid; null until WhatsApp has taken the message */
            externalId: string | null;
            /** @enum {string} */
            provider: "whatsapp";
            /** @description WhatsApp's type: text, template, image … */
            dataType: string;
            body: {
                body: string;
            };
            /** @description readable; of a template with its variables filled in */
            text: string;
            /** @description files that the message names */
            attachments: components["schemas"]["Attachment"][] | null;
            /**
             * @description PENDING will be sent, SENDING is under way, UNKNOWN may have been sent and is never sent again
             * @enum {unknown}
             */
            deliveryStatus: "PENDING" | "SENDING" | "UNKNOWN" | "SENT" | "FAILED" | "DELIVERED" | "READ";
            /** @enum {unknown} */
            direction: "OUTBOUND" | "INBOUND";
            /** @description milliseconds since 1970 */
            timestamp: number;
            context: {
                /** @description digits of a phone number, a business-scoped user id, or the id of a group */
                contactIdentifier: string;
                /** @description empty where there is none */
                messageTemplateId: string;
            };
            adhocAgent: null;
            source: {
                /** @description WhatsApp's id of the phone number */
                sourceId: string;
                /** @enum {string} */
                sourceType: "whatsappPhoneNumber";
            };
            /** Format: uuid */
            team: string;
            chat: string | null;
            /** Format: uuid */
            plugin: string;
            contact: null;
            user: string | null;
            procedure: string | null;
            process: string | null;
            campaign: null;
            /** @description wamid */
            inReplyTo: string | null;
            /** @description why the message waits, why it failed, or what is not known */
            statusMessage: string | null;
            errorCode: number | null;
            sentAt: number | null;
            deliveredAt: number | null;
            readAt: number | null;
            failedAt: number | null;
        };
        /**
         * ChatQuery
         * @description a JSON object
         */
        ChatQuery: {
            /** @description a whole number from 1; more than 100 is 100, and 20 if absent */
            limit?: number | string | null;
            /** @description a whole number from 1 */
            page?: number | string | null;
            /** @description the _meta.nextCursor of an earlier answer */
            cursor?: string | null;
            /** @description asc or desc; desc if absent */
            orderDirection?: string | null;
            /** @description lastMessageAt or createdAt; lastMessageAt if absent */
            orderField?: ("lastMessageAt" | "createdAt" | "") | null;
            /** @description a text: names and numbers of contacts, words of messages */
            search?: string | null;
            /** @description OPEN or CLOSED */
            status?: ("OPEN" | "CLOSED" | "") | null;
            /** @description "me" for the user of the key, the id, user name or e-mail address of a user, or null for chats of nobody */
            assignedTo?: string | null;
            /** @description the id or name of an inbox, or null for chats in none */
            inbox?: string | null;
            /** @description the same as inbox */
            chatInbox?: string | null;
            /** @description a list of at most 50 ids or names of tags: chats with any of them */
            tags?: string[];
            /** @description a list of at most 50 ids or names of tags: chats with all of them */
            allTags?: string[];
            /** @description true or false */
            isUnread?: boolean;
            /** @description WhatsApp's id of a phone number of the team */
            whatsappPhoneNumberId?: string;
            /** @description the id of a plugin: chats on its numbers */
            pluginId?: string;
            /** @description the id of a contact */
            contact?: string;
            /** @description the id of a process */
            process?: string;
            /** @description an object with >, >=, < or <= and times in milliseconds since 1970, such as {">=": 1767225600000} */
            createdAt?: {
                ">"?: number;
                ">="?: number;
                "<"?: number;
                "<="?: number;
            };
            /** @description an object with >, >=, < or <= and times in milliseconds since 1970, such as {">=": 1767225600000} */
            lastMessageAt?: {
                ">"?: number;
                ">="?: number;
                "<"?: number;
                "<="?: number;
            };
            /** @description an object with >, >=, < or <= and times in milliseconds since 1970, such as {">=": 1767225600000} */
            windowEndsAt?: {
                ">"?: number;
                ">="?: number;
                "<"?: number;
                "<="?: number;
            };
            /** @description true or false: whether WhatsApp takes messages that are no templates now */
            isWindowOpen?: boolean;
        } & {
            [key: string]: unknown;
        };
        /** ShownMessage */
        ShownMessage: {
            /** Format: uuid */
            id: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /** @description wamid; null until WhatsApp has taken the message */
            externalId: string | null;
            /** @enum {string} */
            provider: "whatsapp";
            /** @description WhatsApp's type: text, template, image … */
            dataType: string;
            body: {
                body: string;
            };
            /** @description readable; of a template with its variables filled in */
            text: string;
            /** @description files that the message names */
            attachments: components["schemas"]["Attachment"][] | null;
            /**
             * @description PENDING will be sent, SENDING is under way, UNKNOWN may have been sent and is never sent again
             * @enum {unknown}
             */
            deliveryStatus: "PENDING" | "SENDING" | "UNKNOWN" | "SENT" | "FAILED" | "DELIVERED" | "READ";
            /** @enum {unknown} */
            direction: "OUTBOUND" | "INBOUND";
            /** @description milliseconds since 1970 */
            timestamp: number;
            context: {
                /** @description digits of a phone number, a business-scoped user id, or the id of a group */
                contactIdentifier: string;
                /** @description empty where there is none */
                messageTemplateId: string;
            };
            adhocAgent: null;
            source: {
                /** @description WhatsApp's id of the phone number */
                sourceId: string;
                /** @enum {string} */
                sourceType: "whatsappPhoneNumber";
            };
            /** Format: uuid */
            team: string;
            chat: string | null;
            /** Format: uuid */
            plugin: string;
            contact: null;
            user: string | null;
            procedure: string | null;
            process: string | null;
            campaign: null;
            /** @description wamid */
            inReplyTo: string | null;
            /** @description why the message waits, why it failed, or what is not known */
            statusMessage: string | null;
            errorCode: number | null;
            sentAt: number | null;
            deliveredAt: number | null;
            readAt: number | null;
            failedAt: number | null;
            /** @description in WhatsApp's form */
            content: {
                [key: string]: unknown;
            };
            /** @description in a group: who wrote it */
            groupMember: string | null;
            /** @description the last one of each person */
            reactions: {
                emoji: string;
                /** @enum {unknown} */
                direction: "OUTBOUND" | "INBOUND";
                /** @description how WhatsApp calls the contact; of the team the id of the user, or null */
                by: string | null;
                /** @description milliseconds since 1970 */
                at: number;
            }[];
            editedAt: number | null;
            /** @description what an edited message said before, oldest first */
            history: {
                text: string;
                /** @description milliseconds since 1970 */
                at: number;
            }[];
            /** @description when it was taken back: only admins are shown what it said */
            revokedAt: number | null;
        };
        /** Chat */
        Chat: {
            /** Format: uuid */
            id: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /** @description counts what happens in the chat, messages included */
            version: number;
            /** Format: uuid */
            team: string;
            /** Format: uuid */
            plugin: string;
            /** @enum {string} */
            provider: "whatsapp";
            /** @enum {unknown} */
            status: "OPEN" | "CLOSED";
            /** @enum {unknown} */
            openedBy: "INBOUND" | "OUTBOUND" | "USER";
            /** Format: uuid */
            contact: string;
            /** @description digits of a phone number, a business-scoped user id, or the id of a group */
            contactIdentifier: string;
            contactName: string | null;
            source: {
                /** @description WhatsApp's id of the phone number */
                sourceId: string;
                /** @enum {string} */
                sourceType: "whatsappPhoneNumber";
            };
            assignedTo: string | null;
            assignedAt: number | null;
            chatInbox: string | null;
            chatbot: null;
            procedure: string | null;
            process: string | null;
            tags: string[];
            unreadCount: number;
            /** @description without its attachments */
            lastMessage: components["schemas"]["ShownMessage"] | null;
            /** @description milliseconds since 1970 */
            lastMessageAt: number;
            lastInboundMessageAt: number | null;
            /** @description until when WhatsApp takes messages that are no templates */
            windowEndsAt: number | null;
            /** @description who answered last; null for an answer from the phone */
            answeredBy: string | null;
            answeredAt: number | null;
            closedAt: number | null;
            closedBy: string | null;
        };
        /**
         * ChatMessageQuery
         * @description a JSON object
         */
        ChatMessageQuery: {
            /** @description a whole number from 1; more than 100 is 100, and 20 if absent */
            limit?: number | string | null;
            /** @description a whole number from 1 */
            page?: number | string | null;
            /** @description the _meta.nextCursor of an earlier answer */
            cursor?: string | null;
            /** @description asc or desc; desc if absent */
            orderDirection?: string | null;
            /** @description a text; messages are always in the order of their time */
            orderField?: string | null;
        } & {
            [key: string]: unknown;
        };
        /**
         * PhoneMessageQuery
         * @description a JSON object
         */
        PhoneMessageQuery: {
            /** @description a whole number from 1; more than 100 is 100, and 20 if absent */
            limit?: number | string | null;
            /** @description a whole number from 1 */
            page?: number | string | null;
            /** @description the _meta.nextCursor of an earlier answer */
            cursor?: string | null;
            /** @description asc or desc; desc if absent */
            orderDirection?: string | null;
            /** @description a text; messages are always in the order of their time */
            orderField?: string | null;
            /** @description the digits of a phone number with its country code, such as "15550109999" */
            customerPhoneNumber: string | number;
            /** @description WhatsApp's id of a phone number of the team */
            whatsappPhoneNumberId?: string | null;
            /** @description the id of a plugin */
            pluginId?: string | null;
        } & {
            [key: string]: unknown;
        };
        /**
         * ChatChange
         * @description a JSON object with what is to change
         */
        ChatChange: {
            /** @description the id, user name or e-mail address of a user, or null to give the chat back */
            assignedTo?: string | null;
            /** @description the id or name of an inbox, or null */
            inbox?: string | null;
            /** @description the same as inbox */
            chatInbox?: string | null;
            /** @description a list of at most 50 ids or names of tags */
            tags?: string[];
            /**
             * @description OPEN or CLOSED
             * @enum {unknown}
             */
            status?: "OPEN" | "CLOSED";
            /** @description a list of at most 50 ids or names of tags */
            addTags?: string[];
            /** @description a list of at most 50 ids or names of tags */
            removeTags?: string[];
            /** @description true or false */
            isRead?: boolean;
            /** @description the version of the chat that you have seen: another one refuses the change */
            version?: number;
        };
        /**
         * NewChat
         * @description a JSON object that says whom the chat is with
         */
        NewChat: {
            /** @description the id, user name or e-mail address of a user, or null to give the chat back */
            assignedTo?: string | null;
            /** @description the id or name of an inbox, or null */
            inbox?: string | null;
            /** @description the same as inbox */
            chatInbox?: string | null;
            /** @description a list of at most 50 ids or names of tags */
            tags?: string[];
            /** @description digits with the country code, a business-scoped user id, or the id of a group; or send contact */
            phoneNumber?: string;
            /** @description the id of a contact */
            contact?: string;
            /** @description WhatsApp's id of the team's phone number; it may be left out when there is only one */
            whatsappPhoneNumberId?: string;
        };
        /**
         * BulkChatChange
         * @description a JSON object with chats and what is to change
         */
        BulkChatChange: {
            /** @description a list of 1 to 100 ids of chats */
            chats: string[];
            /** @description the id, user name or e-mail address of a user, or null to give the chat back */
            assignedTo?: string | null;
            /** @description the id or name of an inbox, or null */
            inbox?: string | null;
            /** @description the same as inbox */
            chatInbox?: string | null;
            /** @description a list of at most 50 ids or names of tags */
            tags?: string[];
            /**
             * @description OPEN or CLOSED
             * @enum {unknown}
             */
            status?: "OPEN" | "CLOSED";
            /** @description a list of at most 50 ids or names of tags */
            addTags?: string[];
            /** @description a list of at most 50 ids or names of tags */
            removeTags?: string[];
            /** @description true or false */
            isRead?: boolean;
        };
        /** BulkChatOutcome */
        BulkChatOutcome: {
            /** @description the id as it was sent */
            chat: string;
            /** @description the version of the chat now; null when it was refused */
            version: number | null;
            /** @description why it was refused */
            code: string | null;
            message: string | null;
        };
        /**
         * ChatReply
         * @description a JSON object with text or message
         */
        ChatReply: {
            /** @description a text that is not empty; or send message */
            text?: string;
            /** @description a JSON object: a message in WhatsApp's form, without whom it goes to */
            message?: {
                [key: string]: unknown;
            };
            /** @description the version of the chat that was answered: refused when the team has answered since */
            version?: number;
            /** @description true or false; true sends whoever has answered */
            force?: boolean;
        };
        /** ChatSettings */
        ChatSettings: {
            /** @description true or false: a new message re-opens the last chat instead of opening a new one */
            reopensChats: boolean;
            /** @description true or false: every template that is sent opens a chat of its own */
            opensChatForTemplates: boolean;
            /** @description the short id or id of the procedure in which a new contact becomes a process, or null */
            leadProcedure: string | null;
        };
        /**
         * ChatSettingsChange
         * @description a JSON object with settings of chats
         */
        ChatSettingsChange: {
            /** @description true or false: a new message re-opens the last chat instead of opening a new one */
            reopensChats?: boolean;
            /** @description true or false: every template that is sent opens a chat of its own */
            opensChatForTemplates?: boolean;
            /** @description the short id or id of the procedure in which a new contact becomes a process, or null */
            leadProcedure?: string | null;
        };
        /**
         * GraphAnswer
         * @description WhatsApp's own answer, not enveloped
         */
        GraphAnswer: {
            [key: string]: unknown;
        };
        /** GraphFailure */
        GraphFailure: {
            _data: null[];
            _meta: {
                /** @description what happened, in a word for programs; see the list of errors */
                code: string;
            };
            /** @description one sentence for each thing that is wrong */
            _errors: string[];
            /** @description WhatsApp's own error, or ours in its form */
            error: {
                message: string;
                type: string;
                code: number;
            } & {
                [key: string]: unknown;
            };
        };
        /**
         * TemplateBody
         * @description a JSON object: a template in WhatsApp's form, such as {name, language, category, components}
         */
        TemplateBody: {
            [key: string]: unknown;
        };
        /** MappingType */
        MappingType: {
            /** @description the name of the variable: "1" for {{1}}, "customer_name" for {{customer_name}} */
            schemaPropertyName: string;
            /** @description its value: text, or a number that is written as text; "" and null are no value */
            schemaPropertyValue: string | number | null;
        } & {
            [key: string]: unknown;
        };
        /**
         * TemplateSend
         * @description a JSON object with whatsappPhoneNumberId, templateName and what the template takes
         */
        TemplateSend: {
            /** @description WhatsApp's id of the phone number that sends */
            whatsappPhoneNumberId: string;
            /** @description the name of an approved template */
            templateName: string;
            language?: string | null;
            mapping?: components["schemas"]["MappingType"][] | null;
            headerMapping?: components["schemas"]["MappingType"][] | null;
            buttonMapping?: components["schemas"]["MappingType"][] | null;
            imageUrl?: string | null;
            videoUrl?: string | null;
            documentUrl?: string | null;
            filename?: string | null;
            /** @description the place of a location header; 0/0 is none */
            locationLatitude?: number | string | null;
            /** @description the place of a location header; 0/0 is none */
            locationLongitude?: number | string | null;
            locationName?: string | null;
            locationAddress?: string | null;
            otpCode?: string | null;
        } & {
            [key: string]: unknown;
        };
        /** ChatMessage */
        ChatMessage: {
            /** Format: uuid */
            id: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /** @description wamid; null until WhatsApp has taken the message */
            externalId: string | null;
            /** @enum {string} */
            provider: "whatsapp";
            /** @description WhatsApp's type: text, template, image … */
            dataType: string;
            body: {
                body: string;
            };
            /** @description readable; of a template with its variables filled in */
            text: string;
            /** @description files that the message names */
            attachments: components["schemas"]["Attachment"][] | null;
            /**
             * @description PENDING will be sent, SENDING is under way, UNKNOWN may have been sent and is never sent again
             * @enum {unknown}
             */
            deliveryStatus: "PENDING" | "SENDING" | "UNKNOWN" | "SENT" | "FAILED" | "DELIVERED" | "READ";
            /** @enum {unknown} */
            direction: "OUTBOUND" | "INBOUND";
            /** @description milliseconds since 1970 */
            timestamp: number;
            context: {
                /** @description digits of a phone number, a business-scoped user id, or the id of a group */
                contactIdentifier: string;
                /** @description empty where there is none */
                messageTemplateId: string;
            };
            adhocAgent: null;
            source: {
                /** @description WhatsApp's id of the phone number */
                sourceId: string;
                /** @enum {string} */
                sourceType: "whatsappPhoneNumber";
            };
            /** Format: uuid */
            team: string;
            chat: string | null;
            /** Format: uuid */
            plugin: string;
            contact: null;
            user: string | null;
            procedure: string | null;
            process: string | null;
            campaign: null;
            /** @description wamid */
            inReplyTo: string | null;
        };
        /** MediaV1 */
        MediaV1: {
            /** Format: uuid */
            id: string;
            /**
             * @description WAITING while it is being fetched, STORED, or FAILED
             * @enum {unknown}
             */
            state: "WAITING" | "STORED" | "FAILED";
            /** @description what the content is; null until it is here */
            type: string | null;
            /** @description in bytes; null until it is here */
            size: number | null;
            /** @description as the message calls it */
            filename: string | null;
            /** @description why it is not here */
            problem: string | null;
            /** @description where the state and, below /content, the bytes are; takes the bearer token */
            url: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /** @description where the bytes are; takes the bearer token */
            contentUrl: string;
            /** @description where everybody can read it; null for files of messages */
            publicMediaUrl: string | null;
            /**
             * @description uploaded for everybody, behind a link, or known to WhatsApp by an id
             * @enum {unknown}
             */
            source: "PUBLIC" | "LINK" | "WHATSAPP";
            /** @description the id at WhatsApp */
            externalId: string | null;
            /** @description the link in the message */
            link: string | null;
            /** @description what its sender said that it is */
            claimedType: string | null;
            /** @description of the bytes, in hex */
            sha256: string | null;
            /** @description how often it was tried to fetch it */
            attempts: number;
            /** @description of a waiting one */
            nextAttemptAt: number | null;
            /** @description the plugin of the message */
            plugin: string | null;
            /** @description the chat message */
            message: string | null;
            /** Format: uuid */
            team: string;
        };
        /** WhatsappMedia */
        WhatsappMedia: {
            /** @enum {string} */
            messaging_product: "whatsapp";
            url: string;
            mime_type: string;
            /** @description of the bytes, in hex */
            sha256?: string;
            /** @description in bytes */
            file_size?: number;
            id: string;
        };
        /**
         * WhatsappPluginConfigChange
         * @description a JSON object with what is to be set
         */
        WhatsappPluginConfigChange: {
            /** @description an https address, or null */
            passThroughWebhookUrl?: unknown;
            /** @description true or false */
            enableMessageEchoesForPassThroughWebhook?: unknown;
            /** @description true or false */
            enableSendMessageTemplateEventForPassThroughWebhook?: unknown;
            /** @description true or false */
            enableChakraWebhook?: unknown;
            /** @description an https address, or null */
            chakraWebhookUrl?: unknown;
            /** @description a list of names of events, or null for all */
            whichChakraWebhookEventsToSend?: unknown;
            /** @description an https address, or null: where the statuses of templates go */
            deliveryStatusWebhookUrl?: unknown;
            /** @description an https address, or null: where the data of Flows is sent */
            flowEndpointUrl?: unknown;
        } & {
            [key: string]: unknown;
        };
        /** Done */
        Done: {
            success: boolean;
        };
        /** WhatsappPluginConfigV1 */
        WhatsappPluginConfigV1: {
            passThroughWebhookUrl: string | null;
            enableMessageEchoesForPassThroughWebhook: boolean;
            enableSendMessageTemplateEventForPassThroughWebhook: boolean;
            enableChakraWebhook: boolean;
            chakraWebhookUrl: string | null;
            /** @description message, status, message_echo, smb_message_echo; null: all of them */
            whichChakraWebhookEventsToSend: string[] | null;
            deliveryStatusWebhookUrl: string | null;
            flowEndpointUrl: string | null;
        };
        /**
         * WhatsappConnecting
         * @description a JSON object
         */
        WhatsappConnecting: {
            /** @description text: an access token of WhatsApp, best that of a system user */
            accessToken?: string | null;
            /** @description text: the id of the Meta app */
            appId?: string | null;
            /** @description text: the secret of the Meta app; without it no delivery can be verified */
            appSecret?: string | null;
            /** @description a list of ids of WABAs as text; without it, those that the access token names */
            wabaIds?: string[] | null;
        } & {
            [key: string]: unknown;
        };
        /** WhatsappBusinessAccountV1 */
        WhatsappBusinessAccountV1: {
            /** @description WhatsApp's id of the WABA */
            id: string;
            /** Format: uuid */
            pluginId: string;
            name: string;
            /** @enum {unknown} */
            chakraStatus: "CONNECTED" | "DISCONNECTED";
            currency: string | null;
            timezoneId: string | null;
            messageTemplateNamespace: string | null;
            accountReviewStatus: string | null;
            /** @description WhatsApp's own word on whether messages can be sent */
            healthStatus: unknown;
            syncedAt: number | null;
        };
        /** WhatsappPluginV1 */
        WhatsappPluginV1: {
            /** Format: uuid */
            id: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /** Format: uuid */
            team: string;
            /** @enum {string} */
            type: "whatsapp";
            name: string;
            isActive: boolean;
            /** @description talks to the built-in sandbox and not to WhatsApp */
            isSandbox: boolean;
            clientReferenceId: string | null;
            clientName: string | null;
            clientEmail: string | null;
            /** @description null as long as the plugin has no access token */
            auth: {
                whatsappBusinessAccountsById: {
                    [key: string]: components["schemas"]["WhatsappBusinessAccountV1"];
                };
                appId: string | null;
                hasAppSecret: boolean;
                /** @description null when it does not expire */
                tokenExpiresAt: number | null;
                tokenCheckedAt: number | null;
                tokenProblem: string | null;
            } | null;
            /** @description what is set about the plugin; all of it for keys of an admin only */
            serverConfig: {
                enabledWhatsappPhoneNumbers: string[];
                passThroughWebhookUrl?: string | null;
                enableMessageEchoesForPassThroughWebhook?: boolean;
                enableSendMessageTemplateEventForPassThroughWebhook?: boolean;
                enableChakraWebhook?: boolean;
                chakraWebhookUrl?: string | null;
                /** @description message, status, message_echo, smb_message_echo; null: all of them */
                whichChakraWebhookEventsToSend?: string[] | null;
                deliveryStatusWebhookUrl?: string | null;
                flowEndpointUrl?: string | null;
            };
            webhook: {
                /** @description where WhatsApp delivers */
                url: string;
                /** @description what WhatsApp names when it subscribes; for keys of an admin */
                verifyToken?: string;
                lastDeliveryAt: number | null;
            };
        };
        /**
         * WhatsappDisconnecting
         * @description a JSON object
         */
        WhatsappDisconnecting: {
            /** @description text: the id of a WABA; without it, all are disconnected and the access token is forgotten */
            wabaId?: string | null;
        } & {
            [key: string]: unknown;
        };
        /** WhatsappPhoneNumberV1 */
        WhatsappPhoneNumberV1: {
            /** @description WhatsApp's id of the phone number */
            id: string;
            /** @description the same id */
            whatsappPhoneNumberId: string;
            /** @description the id of its WABA */
            waba: string;
            /** Format: uuid */
            pluginId: string;
            displayPhoneNumber: string;
            verifiedName: string;
            qualityScore: {
                score: string;
            };
            /** @example GREEN */
            qualityRating: string;
            messagingLimitTier: string | null;
            nameStatus: string | null;
            status: string | null;
            codeVerificationStatus: string | null;
            platformType: string | null;
            throughput: {
                level: string | null;
            };
            /**
             * @description whether messages are sent from it and taken for it here
             * @enum {unknown}
             */
            chakraStatus: "CONNECTED" | "DISABLED";
            /** @description WhatsApp's own word on whether messages can be sent */
            healthStatus: {
                entities: unknown[];
            } & {
                [key: string]: unknown;
            };
            /** @description when a webhook last spoke of it */
            lastEventAt: number | null;
            syncedAt: number | null;
        };
        /** FindingV1 */
        FindingV1: {
            /** @example webhook_subscription */
            check: string;
            /** @enum {unknown} */
            status: "ok" | "warning" | "problem" | "unknown";
            message: string;
            fix: string | null;
        };
        /** DiagnosisV1 */
        DiagnosisV1: {
            /** Format: uuid */
            pluginId: string;
            phoneNumberId: string | null;
            displayPhoneNumber: string | null;
            /**
             * @description the worst of the findings
             * @enum {unknown}
             */
            status: "ok" | "warning" | "problem";
            findings: components["schemas"]["FindingV1"][];
        };
        /**
         * ConnectTokenWish
         * @description a JSON object
         */
        ConnectTokenWish: {
            /** @description text: the id of a plugin to connect again */
            pluginId?: string | null;
            /** @description text: the name of a plugin to make */
            newPluginName?: string | null;
            /** @description text: how you call the client */
            clientReferenceId?: string | null;
            /** @description text: the name of the client */
            clientName?: string | null;
            /** @description text: the e-mail address of the client */
            clientEmail?: string | null;
        } & {
            [key: string]: unknown;
        };
        /** ConnectTokenV1 */
        ConnectTokenV1: {
            /** @description good for one connection within an hour */
            connectToken: string;
            /** Format: uuid */
            pluginId: string;
            /** @description the page that it opens, for a frame or a tab of its own */
            connectUrl: string;
            /** @description milliseconds since 1970 */
            expiresAt: number;
        };
        /**
         * ConnectingByToken
         * @description a JSON object
         */
        ConnectingByToken: {
            /** @description text: a connect token */
            connectToken: string;
            /** @description true to connect a new business of the sandbox */
            sandbox?: boolean | null;
            /** @description text: an access token of WhatsApp, best that of a system user */
            accessToken?: string | null;
            /** @description text: the id of the Meta app */
            appId?: string | null;
            /** @description text: the secret of the Meta app; without it no delivery can be verified */
            appSecret?: string | null;
            /** @description a list of ids of WABAs as text; without it, those that the access token names */
            wabaIds?: string[] | null;
        } & {
            [key: string]: unknown;
        };
        /** PartnerConnectedV1 */
        PartnerConnectedV1: {
            /** Format: uuid */
            pluginId: string;
            whatsappBusinessAccounts: components["schemas"]["WhatsappBusinessAccountV1"][];
            whatsappPhoneNumbers: components["schemas"]["WhatsappPhoneNumberV1"][];
        };
        /** WebhookV1 */
        WebhookV1: {
            /** Format: uuid */
            id: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /** Format: uuid */
            team: string;
            /** Format: uuid */
            createdBy: string;
            /**
             * @description EVENTS is sent the events of the log and is made here; the others belong to a plugin and follow its config
             * @enum {unknown}
             */
            kind: "PASS_THROUGH" | "CHAKRA" | "DELIVERY_STATUS" | "EVENTS";
            plugin: string | null;
            url: string;
            name: string;
            /** @description of EVENTS types such as process.created, or process.*; of CHAKRA its events; null: all */
            eventTypes: string[] | null;
            /** @description of PASS_THROUGH: what the team sends, too */
            sendsMessageEchoes: boolean;
            /** @description of PASS_THROUGH: that a template was sent, too */
            sendsTemplateEvents: boolean;
            /** @description nothing is sent, and what is to be sent waits */
            isPaused: boolean;
            pausedAt: number | null;
            /** @description null when the server did it, after days of failure */
            pausedBy: string | null;
            /** @description null when the last attempt succeeded */
            failingSince: number | null;
            lastSuccessAt: number | null;
            lastProblem: string | null;
        };
        /**
         * NewWebhook
         * @description a JSON object with url
         */
        NewWebhook: {
            /** @description text: the address that is called, beginning with https:// or http:// */
            url?: string;
            /** @description text: what it is for, as people call it */
            name?: string;
            /** @description a list of types of events in full, as process.created, or by their beginning, as process.*; or null for all */
            eventTypes?: string[] | null;
        };
        /**
         * WebhookChange
         * @description a JSON object with what is to be changed
         */
        WebhookChange: {
            /** @description text: the address that is called, beginning with https:// or http:// */
            url?: string;
            /** @description text: what it is for, as people call it */
            name?: string;
            /** @description a list of types of events in full, as process.created, or by their beginning, as process.*; or null for all */
            eventTypes?: string[] | null;
        };
        /** WebhookDeliveryV1 */
        WebhookDeliveryV1: {
            /** Format: uuid */
            id: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** Format: uuid */
            team: string;
            /** Format: uuid */
            webhook: string;
            /** @description as in X-Felloe-Event-Id: the same whenever the same event is sent */
            eventId: string;
            /**
             * @example message
             * @example process.created
             */
            eventType: string;
            /** @description deliveries with the same key are sent one after the other: the id of a chat, of an object */
            orderKey: string | null;
            bodyBytes: number;
            /**
             * @description FAILED was given up after three days; it can be sent again
             * @enum {unknown}
             */
            state: "WAITING" | "DELIVERED" | "FAILED";
            attempts: number;
            /** @description of one that waits: not before this */
            dueAt: number | null;
            firstFailedAt: number | null;
            deliveredAt: number | null;
            /** @description a test, or sent again because somebody asked for it */
            isAskedFor: boolean;
        };
        /** WebhookAttemptV1 */
        WebhookAttemptV1: {
            /** @description from 1 */
            number: number;
            /** @description milliseconds since 1970 */
            at: number;
            durationMs: number;
            requestHeaders: {
                [key: string]: string;
            };
            /** @description null when nobody answered; then problem says why */
            status: number | null;
            responseHeaders: {
                [key: string]: string;
            } | null;
            responseBody: string | null;
            /** @description why it counts as failed; null when it succeeded */
            problem: string | null;
        };
        /** WebhookTestV1 */
        WebhookTestV1: {
            delivery: components["schemas"]["WebhookDeliveryV1"];
            attempt: components["schemas"]["WebhookAttemptV1"];
        };
        /** WebhookDeliveryDetailsV1 */
        WebhookDeliveryDetailsV1: {
            /** Format: uuid */
            id: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** Format: uuid */
            team: string;
            /** Format: uuid */
            webhook: string;
            /** @description as in X-Felloe-Event-Id: the same whenever the same event is sent */
            eventId: string;
            /**
             * @example message
             * @example process.created
             */
            eventType: string;
            /** @description deliveries with the same key are sent one after the other: the id of a chat, of an object */
            orderKey: string | null;
            bodyBytes: number;
            /**
             * @description FAILED was given up after three days; it can be sent again
             * @enum {unknown}
             */
            state: "WAITING" | "DELIVERED" | "FAILED";
            attempts: number;
            /** @description of one that waits: not before this */
            dueAt: number | null;
            firstFailedAt: number | null;
            deliveredAt: number | null;
            /** @description a test, or sent again because somebody asked for it */
            isAskedFor: boolean;
            /** @description the body, which is UTF-8; null where it is not */
            body: string | null;
            /** @description the bytes of a body that is no UTF-8 */
            bodyBase64: string | null;
            /** @description every attempt, the newest first */
            requests: components["schemas"]["WebhookAttemptV1"][];
        };
        /**
         * WebhookReplay
         * @description a JSON object with from, or ids
         */
        WebhookReplay: {
            /** @description a time in milliseconds since 1970: what was made at that time or later */
            from?: number;
            /** @description a time in milliseconds since 1970: what was made before it; now when left out */
            to?: number;
            /** @description a list of WAITING, DELIVERED, FAILED; FAILED and DELIVERED when left out */
            states?: ("WAITING" | "DELIVERED" | "FAILED")[];
            /** @description a list of types of events, each in full */
            eventTypes?: string[];
            /** @description a list of ids of deliveries */
            ids?: string[];
            /** @description text: the cursor of the answer before, to go on where it ended */
            cursor?: string;
        };
        /** WebhookReplayed */
        WebhookReplayed: {
            /** @description how many wait to be sent again */
            count: number;
        };
        /** WebhookSecretV1 */
        WebhookSecretV1: {
            /** Format: uuid */
            id: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** Format: uuid */
            createdBy: string;
            /** @description null of the newest, which signs */
            retiresAt: number | null;
        };
        /**
         * WebhookSecretRotation
         * @description a JSON object
         */
        WebhookSecretRotation: {
            /** @description a number of hours for which the secrets before it go on; 24 when left out, 0 ends them at once */
            overlapHours?: number;
            /** @description text: a secret of your own, 16 to 256 visible characters of ASCII; made when left out */
            secret?: string;
        };
        /** NewWebhookSecretV1 */
        NewWebhookSecretV1: {
            /** Format: uuid */
            id: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** Format: uuid */
            createdBy: string;
            /** @description null of the newest, which signs */
            retiresAt: number | null;
            /** @description shown this once */
            secret: string;
        };
        /**
         * SignatureToVerify
         * @description a JSON object with signature and body
         */
        SignatureToVerify: {
            /** @description text: what the header X-Chakra-Signature-256 says */
            signature: string;
            /** @description text: the body that came, character by character */
            body?: string;
            /** @description text: the bytes of the body in base64, instead of body */
            bodyBase64?: string;
        };
        /** SignatureVerdictV1 */
        SignatureVerdictV1: {
            isValid: boolean;
            /** @description the id of the secret by which it fits */
            secret: string | null;
            /** @description the signature by the newest secret; null without one */
            expected: string | null;
            /** @description which mistake was probably made */
            hint: string | null;
        };
        /** InboundDelivery */
        InboundDelivery: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            plugin: string;
            /** @description milliseconds since 1970 */
            receivedAt: number;
            /**
             * @description FAILED was tried for hours and is kept; it can be applied again
             * @enum {unknown}
             */
            state: "WAITING" | "APPLIED" | "FAILED";
            attempts: number;
            /** @description of one that waits: not before this */
            dueAt: number | null;
            appliedAt: number | null;
            /** @description why the last attempt failed */
            problem: string | null;
            /** @description what became of it when it was last applied */
            outcome: {
                /** @description ids of the chat messages that it brought */
                messages: string[];
                /** @description how many of them an earlier delivery had brought */
                known: number;
                statuses: number;
                /** @description the fields of its changes that have an effect here */
                fields: string[];
                /** @description fields and types of messages of which nothing is known; they are kept as they came */
                unknown: string[];
                /** @description what was not applied, and what to do */
                problems: string[];
            } | null;
            /** @description bytes */
            size: number;
        };
        /** InboundDeliveryWithBody */
        InboundDeliveryWithBody: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            plugin: string;
            /** @description milliseconds since 1970 */
            receivedAt: number;
            /**
             * @description FAILED was tried for hours and is kept; it can be applied again
             * @enum {unknown}
             */
            state: "WAITING" | "APPLIED" | "FAILED";
            attempts: number;
            /** @description of one that waits: not before this */
            dueAt: number | null;
            appliedAt: number | null;
            /** @description why the last attempt failed */
            problem: string | null;
            /** @description what became of it when it was last applied */
            outcome: {
                /** @description ids of the chat messages that it brought */
                messages: string[];
                /** @description how many of them an earlier delivery had brought */
                known: number;
                statuses: number;
                /** @description the fields of its changes that have an effect here */
                fields: string[];
                /** @description fields and types of messages of which nothing is known; they are kept as they came */
                unknown: string[];
                /** @description what was not applied, and what to do */
                problems: string[];
            } | null;
            /** @description bytes */
            size: number;
            /** @description as WhatsApp sent it; bytes that are no UTF-8 are replaced */
            body: string;
        };
        /** DeliveriesToApply */
        DeliveriesToApply: {
            /** @description how many will be applied again */
            count: number;
        };
        /**
         * ContactQuery
         * @description a JSON object
         */
        ContactQuery: {
            /** @description text: words of names, digits of numbers, user names; typing errors are forgiven */
            search?: string;
            /** @description true or false: groups, or people */
            isGroup?: boolean;
            /** @description true or false: who takes marketing messages, or who does not */
            takesMarketing?: boolean;
            /** @description true or false: who has a lead, or who has none */
            hasProcess?: boolean;
            /** @description a whole number from 1 to 200: the size of a page */
            limit?: number;
            /** @description text: the cursor of an earlier answer */
            cursor?: string;
        };
        /** ContactIdentity */
        ContactIdentity: {
            /** @enum {unknown} */
            kind: "phone" | "bsuid" | "username" | "group";
            /** @description as it was seen last: digits, a business-scoped user id, a name */
            value: string;
            /** @description all forms that were seen, the last one first */
            spellings: string[];
            /** @description milliseconds since 1970 */
            firstSeenAt: number;
            /** @description milliseconds since 1970, to the day */
            lastSeenAt: number;
            /** @description when the contact gave it up; null while it is its own */
            endedAt: number | null;
        };
        /** Contact */
        Contact: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            team: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /** @description as the team calls it */
            name: string | null;
            /** @description as it calls itself on WhatsApp */
            profileName: string | null;
            /** @description the first of name, profile name, and what it is called by */
            shownName: string;
            /** @description how it is written to: digits, a business-scoped user id, or the id of a group */
            contactIdentifier: string | null;
            isGroup: boolean;
            /** @description false once it has asked WhatsApp for no more of it */
            takesMarketing: boolean;
            /** @description of its lead */
            procedure: string | null;
            /** @description its lead */
            process: string | null;
            identities: components["schemas"]["ContactIdentity"][];
        };
        /** ContactMerge */
        ContactMerge: {
            /** Format: uuid */
            id: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /**
             * Format: uuid
             * @description who goes on
             */
            contact: string;
            /**
             * Format: uuid
             * @description who goes into it
             */
            other: string;
            /** @enum {unknown} */
            state: "PROPOSED" | "MERGED" | "UNDONE" | "DECLINED";
            /** @description seen_together, number_changed, number_taken_over, number_returned, same_username or by_hand */
            reason: string;
            /** @description what was seen that says so */
            evidence: unknown;
            /** @description null: it was certain, or nobody has decided */
            decidedBy: string | null;
        };
        /** ContactDetails */
        ContactDetails: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            team: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /** @description as the team calls it */
            name: string | null;
            /** @description as it calls itself on WhatsApp */
            profileName: string | null;
            /** @description the first of name, profile name, and what it is called by */
            shownName: string;
            /** @description how it is written to: digits, a business-scoped user id, or the id of a group */
            contactIdentifier: string | null;
            isGroup: boolean;
            /** @description false once it has asked WhatsApp for no more of it */
            takesMarketing: boolean;
            /** @description of its lead */
            procedure: string | null;
            /** @description its lead */
            process: string | null;
            identities: components["schemas"]["ContactIdentity"][];
            /** @description that it took part in, the newest first */
            merges: components["schemas"]["ContactMerge"][];
        };
        /**
         * ContactChange
         * @description a JSON object
         */
        ContactChange: {
            /** @description a text, or null for the name of the profile */
            name?: string | null;
            /** @description the id of a process: its lead; or null for none */
            process?: string | null;
        };
        /**
         * ContactMergeWish
         * @description a JSON object with "other"
         */
        ContactMergeWish: {
            /** @description the id of the other contact */
            other: string;
        };
        /** FlowKey */
        FlowKey: {
            id: string;
            phoneNumberId: string;
            /** @description PEM, as WhatsApp has it now */
            publicKey: string;
            /** @description epoch milliseconds */
            createdAt: number;
            /** @description the endpoint_uri of Flows that are sent from the number */
            endpointUri: string;
        };
        /** ChatAllocation */
        ChatAllocation: {
            /** @enum {unknown} */
            kind: "round_robin";
            users: string[];
            roles: string[];
            /** @description nobody is given a chat who has so many open ones */
            capacity: number | null;
            /** @description leaves out those who are not available or on a break */
            onlyAvailable: boolean;
            /** @description the skill type that one must have */
            skill: string | null;
            isActive: boolean;
        };
        /** ChatInbox */
        ChatInbox: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            team: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            name: string;
            /** @description from 1: the first inbox whose rules hold takes a chat */
            position: number;
            rules: {
                [key: string]: unknown;
            } | null;
            /** @description null: chats wait until somebody takes them */
            allocation: components["schemas"]["ChatAllocation"] | null;
        };
        /** ChatInboxChange */
        ChatInboxChange: {
            /** @description text: the name */
            name?: unknown;
            /** @description a whole number from 1: the place in the order */
            position?: unknown;
            rules?: {
                [key: string]: unknown;
            } | null;
            /** @description null, or {"kind": "round_robin", "users": [ids or user names], "roles": [ids or short ids], "capacity": 5, "onlyAvailable": true, "skill": id or short id, "isActive": true} */
            allocation?: unknown;
        } & {
            [key: string]: unknown;
        };
        /** ChatTag */
        ChatTag: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            team: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            name: string;
            /** @example #3b82f6 */
            color: string;
        };
        /** ChatTagChange */
        ChatTagChange: {
            /** @description text: the name */
            name?: unknown;
            /** @description text such as #3b82f6 */
            color?: unknown;
        } & {
            [key: string]: unknown;
        };
        /** QuickReply */
        QuickReply: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            team: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /** @description what one types for it */
            shortcut: string;
            /** @description may have {{contact.name}}, {{contact.phone}} and {{user.name}} */
            text: string;
            /** @description everybody's, or only that of who asks */
            isShared: boolean;
            /** Format: uuid */
            createdBy: string;
        };
        /** QuickReplyChange */
        QuickReplyChange: {
            /** @description text without spaces */
            shortcut?: unknown;
            /** @description text: what is answered */
            text?: unknown;
            /** @description true makes it everybody's */
            isShared?: unknown;
        } & {
            [key: string]: unknown;
        };
        /** QuickReplyUse */
        QuickReplyUse: {
            /** @description the id of the chat it is filled in for */
            chatId?: unknown;
        } & {
            [key: string]: unknown;
        };
        /** QuickReplyText */
        QuickReplyText: {
            text: string;
        };
        /** ChatNote */
        ChatNote: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            team: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /** Format: uuid */
            chatId: string;
            /** Format: uuid */
            createdBy: string;
            text: string;
            /** @description the users that it names */
            mentions: string[];
        };
        /** ChatNoteChange */
        ChatNoteChange: {
            /** @description text; @username mentions a user */
            text?: unknown;
            /** @description a list of ids or user names of users beside those in the text */
            mentions?: unknown;
        } & {
            [key: string]: unknown;
        };
        /** ScheduledMessage */
        ScheduledMessage: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            team: string;
            /** @description milliseconds since 1970 */
            createdAt: number;
            /** @description milliseconds since 1970 */
            updatedAt: number;
            /** Format: uuid */
            chatId: string;
            /** Format: uuid */
            createdBy: string;
            /** @description milliseconds since 1970 */
            sendAt: number;
            /** @description the message in WhatsApp's form, without whom it goes to */
            content: {
                [key: string]: unknown;
            };
            /** @description readable */
            text: string;
            /** @description not sent when somebody writes in the chat before */
            onlyIfSilent: boolean;
            /** @enum {unknown} */
            state: "WAITING" | "SENT" | "CANCELLED" | "FAILED";
            /** @description the chat message that it became */
            messageId: string | null;
            /** @description why it was not sent */
            problem: string | null;
        };
        /** ScheduledMessageChange */
        ScheduledMessageChange: {
            /** @description text; or "content" */
            text?: unknown;
            /** @description a message in WhatsApp's form, without whom it goes to */
            content?: unknown;
            /** @description a time in milliseconds since 1970, later than now and within a year */
            sendAt?: unknown;
            /** @description true or false */
            onlyIfSilent?: unknown;
        } & {
            [key: string]: unknown;
        };
        /** SkillOfUser */
        SkillOfUser: {
            /** Format: uuid */
            id: string;
            shortId: string;
            name: string;
        };
        /** SkillsChange */
        SkillsChange: {
            /** @description a list of ids or short ids of skill types; replaces all */
            skills?: unknown;
        } & {
            [key: string]: unknown;
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
        /**
         * NewWhatsappPlugin
         * @description a JSON object
         */
        NewWhatsappPlugin: {
            /** @description text: whatsapp */
            type?: string | null;
            /** @description text: what the plugin is called */
            name: string;
            /** @description a JSON object with what is to be set, or null */
            serverConfig?: ({
                /** @description a list of ids of phone numbers of the plugin */
                enabledWhatsappPhoneNumbers?: string[] | null;
                /** @description an https address, or null */
                passThroughWebhookUrl?: unknown;
                /** @description true or false */
                enableMessageEchoesForPassThroughWebhook?: unknown;
                /** @description true or false */
                enableSendMessageTemplateEventForPassThroughWebhook?: unknown;
                /** @description true or false */
                enableChakraWebhook?: unknown;
                /** @description an https address, or null */
                chakraWebhookUrl?: unknown;
                /** @description a list of names of events, or null for all */
                whichChakraWebhookEventsToSend?: unknown;
                /** @description an https address, or null: where the statuses of templates go */
                deliveryStatusWebhookUrl?: unknown;
                /** @description an https address, or null: where the data of Flows is sent */
                flowEndpointUrl?: unknown;
            } & {
                [key: string]: unknown;
            }) | null;
            /** @description text: an access token of WhatsApp, best that of a system user */
            accessToken?: string | null;
            /** @description text: the id of the Meta app */
            appId?: string | null;
            /** @description text: the secret of the Meta app; without it no delivery can be verified */
            appSecret?: string | null;
            /** @description a list of ids of WABAs as text; without it, those that the access token names */
            wabaIds?: string[] | null;
        } & {
            [key: string]: unknown;
        };
        /**
         * WhatsappPluginChange
         * @description a JSON object
         */
        WhatsappPluginChange: {
            /** @description text: what the plugin is called */
            name?: string | null;
            /** @description true or false */
            isActive?: boolean | null;
            /** @description a JSON object with what is to be set, or null */
            serverConfig?: ({
                /** @description a list of ids of phone numbers of the plugin */
                enabledWhatsappPhoneNumbers?: string[] | null;
                /** @description an https address, or null */
                passThroughWebhookUrl?: unknown;
                /** @description true or false */
                enableMessageEchoesForPassThroughWebhook?: unknown;
                /** @description true or false */
                enableSendMessageTemplateEventForPassThroughWebhook?: unknown;
                /** @description true or false */
                enableChakraWebhook?: unknown;
                /** @description an https address, or null */
                chakraWebhookUrl?: unknown;
                /** @description a list of names of events, or null for all */
                whichChakraWebhookEventsToSend?: unknown;
                /** @description an https address, or null: where the statuses of templates go */
                deliveryStatusWebhookUrl?: unknown;
                /** @description an https address, or null: where the data of Flows is sent */
                flowEndpointUrl?: unknown;
            } & {
                [key: string]: unknown;
            }) | null;
            /** @description text: an access token of WhatsApp, best that of a system user */
            accessToken?: string | null;
            /** @description text: the id of the Meta app */
            appId?: string | null;
            /** @description text: the secret of the Meta app; without it no delivery can be verified */
            appSecret?: string | null;
            /** @description a list of ids of WABAs as text; without it, those that the access token names */
            wabaIds?: string[] | null;
        } & {
            [key: string]: unknown;
        };
        /** Problem */
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @description what happened, in a word for programs; see the list of errors */
            code: string;
            /** @description what happened, in a sentence */
            detail: string;
            requestId: string;
            errors: {
                field: string;
                message: string;
            }[];
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
