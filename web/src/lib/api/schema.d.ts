// Generated from the server's OpenAPI document by: npm run api:types
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process answers. */
        get: operations["OperationsController_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process can do its work: the database answers. */
        get: operations["OperationsController_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OperationsController_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["UnitController_findUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["UnitController_findOrganizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["UnitController_allOrganizations"];
        put?: never;
        post: operations["UnitController_createOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/organizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["UnitController_updateOrganization"];
        trace?: never;
    };
    "/api/staff/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Browsers in which this account is signed in. */
        get: operations["SignInController_list"];
        put?: never;
        post: operations["SignInController_signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["SignInController_signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["SignInController_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SignInController_invitation"];
        put?: never;
        /** Sets the password of the invited person and signs them in. */
        post: operations["SignInController_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AccountController_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AccountController_list"];
        put?: never;
        post: operations["AccountController_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/accounts/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new link for somebody whose link expired or who forgot the password. */
        post: operations["AccountController_renew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/accounts/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AccountController_disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The body is the picture itself: PNG, JPEG or WebP. */
        post: operations["PictureController_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pictures/{sha}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A name says what is in it, so a picture never changes. */
        get: operations["PictureController_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ContestController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contests/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ContestController_contest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rounds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ContestController_round"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All contests, drafts and rehearsals too. */
        get: operations["ContestController_all"];
        put?: never;
        post: operations["ContestController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ContestController_createRound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Only before the round opens. */
        patch: operations["ContestController_updateRound"];
        trace?: never;
    };
    "/api/staff/contests/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ContestController_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebooks/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DraftingController_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebooks/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DraftingController_list"];
        put?: never;
        post: operations["DraftingController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebooks/drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DraftingController_one"];
        put: operations["DraftingController_save"];
        post?: never;
        delete: operations["DraftingController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebooks/drafts/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything wrong with the draft as it would be with these changes, and its printed text; nothing is stored. */
        post: operations["DraftingController_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebooks/drafts/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes the contest the first time; afterwards the next version of its rules. */
        post: operations["DraftingController_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebooks/contests/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The printed rules of a contest, their versions, and what the version changed. */
        get: operations["DraftingController_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebooks/contests/{slug}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DraftingController_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebooks/attempts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules that were in force when an attempt began. */
        get: operations["DraftingController_ofAttempt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contests/{slug}/entry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ContestantController_entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contests/{slug}/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a code to the phone; the registration counts when the code is confirmed. */
        post: operations["ContestantController_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contests/{slug}/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a code to the phone of somebody who registered before. */
        post: operations["ContestantController_comeBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/challenges/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The code from the phone: registers or finds the contestant, and signs in. */
        post: operations["ContestantController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ContestantController_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** "Kết thúc và xoá khỏi máy này": the session ends and its cookie goes. */
        post: operations["ContestantController_signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/contestants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A coordinator gets the people of their own unit or organization only. */
        get: operations["RosterController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contestants/{id}/extra-time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["RosterController_grant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/eligibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["EligibilityController_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/barred-people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Names an organiser, question writer, technician or relative by phone. */
        post: operations["EligibilityController_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/barred-people/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["EligibilityController_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contestants/{id}/winning-marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a contestant out of competition, or back in. */
        post: operations["EligibilityController_mark"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["EligibilityController_pairs"];
        put?: never;
        post: operations["EligibilityController_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["EntryListController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/roster/template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workbook to fill in, with this contest's divisions and groups. */
        get: operations["EntryListController_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/roster/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The body is the file itself. Good rows come in, every row's fate is told; the same file again changes nothing. */
        post: operations["EntryListController_bring"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/roster-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["EntryListController_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/roster-imports/{id}/report.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every row with its fate and how to mend it. */
        get: operations["EntryListController_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/roster/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes codes and tells them this once. */
        post: operations["EntryListController_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/roster-entries/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The code stops working; who is in with it is signed out. */
        post: operations["EntryListController_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/roster-entries/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Off the roster, as long as the person has not come in. */
        post: operations["EntryListController_remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contests/{slug}/roster-sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The code with the phone or the year of birth: signs in, the first time with consent. */
        post: operations["EntryDoorController_enter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rounds/{id}/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AttemptController_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rounds/{id}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 201 for a new attempt, 200 for the one that is running. */
        post: operations["AttemptController_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attempts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AttemptController_view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attempts/{id}/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AttemptController_respond"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attempts/{id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows the next question where they are shown one after the other; again it changes nothing. */
        post: operations["AttemptController_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attempts/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AttemptController_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attempts/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AttemptController_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/continuations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Continues an attempt on this device: signs its contestant in here. */
        post: operations["AttemptController_takeOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attempts/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An own attempt after the round: as it was sat, and what the rules publish of score, keys and explanations. */
        get: operations["GradingController_review"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/marking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MarkingController_rounds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/marking/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MarkingController_next"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/attempts/{id}/essays/{slot}/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["MarkingController_mark"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/marking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["MarkingController_bound"];
        trace?: never;
    };
    "/api/staff/rounds/{id}/boards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BoardsController_view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/boards/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BoardsController_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/boards/{unit}/sending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BoardsController_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rounds/{id}/scoreboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the board; during a freeze as it was then. */
        get: operations["StandingController_scoreboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rounds/{id}/scoreboard/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The contestant's own place and ten neighbours on each side. */
        get: operations["StandingController_position"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/monitor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the round goes, in true numbers; a coordinator's are those of the own unit or organization. */
        get: operations["StandingController_watch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends an open round now. */
        post: operations["ResultController_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/thaw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows the public what happened during the freeze. */
        post: operations["ResultController_thaw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/finalization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ResultController_finalization"];
        put?: never;
        /** 201 when this made the result official, 200 when it was official before, 202 for the first of two signatures. */
        post: operations["ResultController_finalise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ResultController_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rounds/{id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The official result; 404 until there is one. */
        get: operations["ResultController_result"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rounds/{id}/result/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why the contestant stands where he stands; 404 until the result is official. */
        get: operations["ResultController_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/stage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StageController_view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/stage/sheet.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sheet to fill in, with everybody who may be on the stage. */
        get: operations["StageController_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/stage/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["StageController_enter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/stage/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The body is the file itself. */
        post: operations["StageController_bring"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/stage-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StageController_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/stage-imports/{id}/report.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every row with its fate. */
        get: operations["StageController_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/stage/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** By another person than who entered them. */
        post: operations["StageController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attempts/{id}/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AppealController_own"];
        put?: never;
        post: operations["AppealController_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AppealController_ofRound"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/unit-appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AppealController_ofUnit"];
        put?: never;
        post: operations["AppealController_fileForUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/appeals/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AppealController_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DecisionController_list"];
        put?: never;
        /** Counts only when another organiser confirms it. */
        post: operations["DecisionController_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/decisions/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What it would change: how much, and the foremost of it. */
        get: operations["DecisionController_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/decisions/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody whose score, rank or award it would change, as CSV. */
        get: operations["DecisionController_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/decisions/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DecisionController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/decisions/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DecisionController_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rounds/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was changed in a closed round's questions, and why. */
        get: operations["DecisionController_published"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/overall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OverallController_view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/overall/finalization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 201 when this made it official, 200 when it was official before, 202 for the first of two signatures. */
        post: operations["OverallController_finalise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/overall/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new version after a round was corrected. */
        post: operations["OverallController_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contests/{slug}/overall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The official overall standing, or which of its rounds are still missing. */
        get: operations["OverallController_published"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/overall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why the contestant stands where he stands in the official overall standing. */
        get: operations["OverallController_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contests/{slug}/awards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Official awards with their reasons; names as far as people agreed. */
        get: operations["AwardController_published"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/awards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AwardController_list"];
        put?: never;
        post: operations["AwardController_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/award-plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AwardController_plan"];
        put?: never;
        post: operations["AwardController_setPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/short-names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Winners who did not agree to be named are published with shortened names. */
        post: operations["AwardController_shortNames"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/ties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Equals at the edges of awards, and what was settled. */
        get: operations["DrawController_ties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/draws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fixes and publishes the pool and the sources of a draw. */
        post: operations["DrawController_fix"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/draws/{id}/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draws by the values of the sources, before witnesses; once. */
        post: operations["DrawController_draw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/tie-decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps the organisers' decision among equals, or who answered an extra question better, with the minutes. */
        post: operations["DrawController_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contests/{slug}/draws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DrawController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/draws/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The pool, the sources and every line of a draw, so that anybody can draw again. */
        get: operations["DrawController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/draws/{id}/pool": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The pool as plain text: its SHA-256 is the one that was published. */
        get: operations["DrawController_pool"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/lots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DrawController_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/qualification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["QualificationController_lists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/qualification/{target}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 201 when this made a new version official, 200 when it was there before, 202 for the first of two signatures. */
        post: operations["QualificationController_fix"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/qualification/{target}/declines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes that somebody on the list declines, or takes that back; the next version follows it. */
        post: operations["QualificationController_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/qualification/{target}/draws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fixes and publishes the pool of those who are equal at the edge, and the sources of the draw among them. */
        post: operations["QualificationController_fixDraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/qualification/{target}/tie-decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["QualificationController_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contests/{slug}/qualification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The official lists; names as far as people agreed. */
        get: operations["QualificationController_published"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/prizes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PrizeController_own"];
        put?: never;
        /** The winner takes a prize or leaves it to whoever stands behind. */
        post: operations["PrizeController_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/prize-identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PrizeController_keepOwn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/prizes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PrizeController_ledger"];
        put?: never;
        post: operations["PrizeController_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/prize-deadline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PrizeController_deadline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/prize-tax-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PrizeController_addRate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/prize-ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ledger as XLSX; every file is logged with its purpose. */
        get: operations["PrizeController_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/winners/{winner}/identity-look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows identity number, bank account and phone of a winner; logged with its purpose. */
        post: operations["PrizeController_look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/winners/{winner}/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PrizeController_write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/winners/{winner}/identity-erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PrizeController_erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/prize-access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PrizeController_access"];
        put?: never;
        /** The right to see identity numbers; another organiser gives it. */
        post: operations["PrizeController_grant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DownloadController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/exports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole file, or the part that a Range header names (206). */
        get: operations["DownloadController_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/exports/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets the public fetch a file, or no longer. */
        post: operations["DownloadController_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contests/{slug}/downloads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DownloadController_releasedFiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/downloads/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DownloadController_releasedFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/declarations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DeclarationController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/head-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DeclarationController_state"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/head-counts/{id}/ruling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DeclarationController_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The body is the file itself: a PDF, or a picture as PNG, JPEG or WebP. */
        post: operations["DeclarationController_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/evidence/{id}/ruling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DeclarationController_decideEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/evidence/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Always an attachment: a browser must not open what somebody sent here on our site. */
        get: operations["DeclarationController_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/banks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["EditorialController_banks"];
        put?: never;
        post: operations["EditorialController_createBank"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/banks/{bank}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["EditorialController_list"];
        put?: never;
        /** A new draft; it gets the next free code. */
        post: operations["EditorialController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/banks/{bank}/questions/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["EditorialController_one"];
        put: operations["EditorialController_save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/banks/{bank}/questions/{code}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["EditorialController_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/banks/{bank}/questions/{code}/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["EditorialController_copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["EditorialController_topics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/law": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["LawWatchController_documents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/law/{code}/impact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What would be affected by another last day in force. */
        get: operations["LawWatchController_impact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/law/{code}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["LawWatchController_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/banks/{bank}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReviewController_queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/banks/{bank}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same act on several questions. */
        post: operations["ReviewController_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/banks/{bank}/questions/{code}/flag-answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody looked at a flagged question and keeps it as it is. */
        post: operations["ReviewController_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bank/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The body is the file itself; what it is, its content says. */
        post: operations["ExchangeController_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bank/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ExchangeController_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Topic, difficulty, audience and citation for all questions that the file gave none. */
        patch: operations["ExchangeController_fill"];
        trace?: never;
    };
    "/api/bank/imports/{id}/questions/{n}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Puts a question right, or leaves it out. */
        patch: operations["ExchangeController_fix"];
        trace?: never;
    };
    "/api/bank/imports/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ExchangeController_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bank/imports/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands every draft of the file in for review; those with faults are left and named. */
        post: operations["ExchangeController_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bank/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ExchangeController_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bank/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is published of a bank, with keys. What the format cannot say is counted in a header. */
        get: operations["ExchangeController_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bank/export/losses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the format cannot say of the same questions, to be read before the file is taken. */
        get: operations["ExchangeController_losses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bank/template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workbook to fill in, with an example of every kind. */
        get: operations["ExchangeController_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rulebooks/dry-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What another template, draft or order would have given on the closed rounds of a contest. */
        post: operations["DryRunController_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ExportController_list"];
        put?: never;
        post: operations["ExportController_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for an official paper; it is among the contest's files when it is ready. */
        post: operations["PublicationController_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contests/{slug}/bulletins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BulletinController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rounds/{id}/bulletins/{day}/{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BulletinController_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contests/{slug}/collective": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CollectiveController_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/collective": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CollectiveController_draft"];
        put?: never;
        /** 201 when this made the results official, 200 when they were before, 202 for the first of two signatures. */
        post: operations["CollectiveController_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/collective-papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for an official paper; it is among the contest's files when it is ready. */
        post: operations["CollectiveController_paper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/collective-draws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fixes and publishes the pool of bodies that stand equal, and the sources of the draw among them. */
        post: operations["CollectiveController_fixDraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/collective-ties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The organisers' minutes on bodies that stand equal. */
        post: operations["CollectiveController_settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks for an official paper of the whole contest: on the overall result, on who goes on to a round, on a draw. It
         *     is among the contest's files when it is ready.
         */
        post: operations["DossierController_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contests/{slug}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ParticipationController_statistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issues what is not issued yet and asks for the file with all of them. */
        post: operations["CertificateController_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same for the awards of the overall standing. */
        post: operations["CertificateController_issueOverall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/certificates/{code}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CertificateController_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/certificates/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a certificate is genuine; whoever holds the paper may ask. */
        get: operations["CertificateController_check"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CertificateController_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/certificates/{code}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CertificateController_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DatasetController_ofRound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DatasetController_ofContest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StatisticsController_view"];
        put?: never;
        /** Computes anew in the background; `computedAt` of the view tells when it is done. */
        post: operations["StatisticsController_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/rounds/{id}/statistics/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StatisticsController_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/contests/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for the whole contest as one file; it is among the contest's files when it is ready. */
        post: operations["ArchiveController_request"];
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
        StatusView: {
            /** @enum {string} */
            status: "database-down" | "ok";
        };
        UnitOption: {
            id: string;
            name: string;
            parentName: string | null;
            period: string;
            /** @description Of an older map: the name no longer exists officially. */
            former: boolean;
        };
        UnitsAnswer: {
            units: components["schemas"]["UnitOption"][];
        };
        OrganizationOption: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "commune" | "company" | "department" | "other" | "public-service" | "school";
        };
        OrganizationsAnswer: {
            organizations: components["schemas"]["OrganizationOption"][];
        };
        OrganizationView: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "commune" | "company" | "department" | "other" | "public-service" | "school";
            headCount: number | null;
            unitId: string | null;
            retired: boolean;
            createdAt: string;
        };
        StaffOrganizationsAnswer: {
            organizations: components["schemas"]["OrganizationView"][];
        };
        CreateOrganizationRequest: {
            name: string;
            /** @enum {string} */
            kind: "commune" | "company" | "department" | "other" | "public-service" | "school";
            /** @description Number of people who could take part; null while it is not known. */
            headCount?: number | null;
            unitId?: string | null;
        };
        UpdateOrganizationRequest: {
            name?: string;
            /** @enum {string} */
            kind?: "commune" | "company" | "department" | "other" | "public-service" | "school";
            headCount?: number | null;
            unitId?: string | null;
            /** @description True takes it off the list that contestants choose from; who chose it keeps it. */
            retired?: boolean;
        };
        SignInInput: {
            username: string;
            password: string;
        };
        AccountView: {
            id: string;
            username: string;
            displayName: string;
            /** @enum {string} */
            role: "coordinator" | "editor" | "organiser";
            unitId: string | null;
            unitName: string | null;
            organizationId: string | null;
            organizationName: string | null;
            /** @description False until the person has set a password. */
            active: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            disabledAt: string | null;
        };
        AccountAnswer: {
            account: components["schemas"]["AccountView"];
        };
        SessionView: {
            id: string;
            /** @description User-Agent of the browser that signed in. */
            agent: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            current: boolean;
        };
        SessionsAnswer: {
            sessions: components["schemas"]["SessionView"][];
        };
        InvitationView: {
            username: string;
            displayName: string;
        };
        PasswordInput: {
            /** @description At least 15 characters, without the user name in it. */
            password: string;
        };
        AccountsAnswer: {
            accounts: components["schemas"]["AccountView"][];
        };
        InvitationInput: {
            /** @description 3 to 32 of a–z, 0–9, dot, dash, underscore; capitals are made small. */
            username: string;
            displayName: string;
            /** @enum {string} */
            role: "coordinator" | "editor" | "organiser";
            /** @description The administrative unit a coordinator looks after. */
            unitId?: string;
            /**
             * Format: uuid
             * @description The organization a coordinator looks after; one of the two.
             */
            organizationId?: string;
        };
        InvitedAnswer: {
            account: components["schemas"]["AccountView"];
            /** @description Path with the one-time token; shown once, only its hash is kept. */
            link: string;
            /** Format: date-time */
            expiresAt: string;
        };
        PictureView: {
            /** @enum {string} */
            mediaType: "image/png" | "image/webp";
            file: string;
            /** @description Path from which it is shown. */
            path: string;
            width: number;
            height: number;
            bytes: number;
        };
        RoundSummary: {
            id: string;
            number: number;
            name: string;
            /** @enum {string} */
            phase: "closed" | "draft" | "frozen" | "official" | "open" | "provisional" | "upcoming";
            opensAt: string;
            closesAt: string;
        };
        ContestSummary: {
            id: string;
            slug: string;
            title: string;
            titleEn: string;
            organizer: string;
            summary: string;
            rounds: components["schemas"]["RoundSummary"][];
        };
        ContestsAnswer: {
            contests: components["schemas"]["ContestSummary"][];
        };
        DivisionView: {
            code: string;
            nameVi: string;
            nameEn: string;
            /** @enum {string} */
            place: "organization" | "unit";
        };
        BlueprintLineView: {
            topic: string;
            /** @enum {string} */
            difficulty: "nhan-biet" | "thong-hieu" | "van-dung";
            count: number;
            /** @description Of each of its questions; left out: the round's. */
            pointsMilli?: number;
        };
        PredictionRuleView: {
            /** @enum {string} */
            target: "attempts" | "entrants" | "perfect-attempts" | "perfect-contestants" | "perfect-percent";
            /** @enum {string} */
            over?: "contest-so-far";
            /** @enum {string} */
            within?: "division";
            /** @description Places of a percentage. */
            decimals?: number;
        };
        DailyHoursView: {
            from: number;
            until: number;
        };
        DivisionWindowView: {
            divisions: string[];
            opensAt: number;
            closesAt: number;
        };
        EssayQuotaView: {
            shortlistPerUnit: number;
            adults: number;
            minors: number;
        };
        EssayPartView: {
            pointsMilli: number;
            maxWords: number;
            /** @description A clock of its own; null: inside the paper's. */
            durationMs: number | null;
            /** @description Left out: one board marks all. */
            boards?: components["schemas"]["EssayQuotaView"];
        };
        StageRulesView: {
            maxMilli: number;
        };
        RoundRulesView: {
            ranking?: ("attempts" | "correct" | "decision" | "draw" | "duration" | "essay-score" | "extra-question" | "older" | "prediction-error" | "registered-at" | "score" | "started-at" | "submitted-after-opening" | "submitted-at" | "topic-points" | "younger")[];
            durationMs: number;
            graceMs: number;
            /** @description Null: as many as one likes. */
            attemptsAllowed: number | null;
            /** @enum {string} */
            counts: "best" | "first" | "last";
            blueprint: components["schemas"]["BlueprintLineView"][];
            pointsMilli: number;
            shuffleQuestions: boolean;
            shuffleChoices: boolean;
            prediction: components["schemas"]["PredictionRuleView"] | null;
            tieBreaks: ("duration" | "prediction-error" | "score" | "submitted-at")[];
            attemptsPerDay?: number | null;
            attemptsPerWeek?: number | null;
            attemptsPerContest?: number | null;
            coolDownMs?: number;
            series?: string;
            /** @enum {string} */
            leaving?: "resumable" | "uses-up";
            divisions?: string[];
            dailyHours?: components["schemas"]["DailyHoursView"] | null;
            windows?: components["schemas"]["DivisionWindowView"][];
            /** @enum {string} */
            lateStart?: "cut" | "full-time";
            trial?: boolean;
            choiceOfPapers?: number;
            mustAnswerAll?: boolean;
            /** @enum {string} */
            navigation?: "free" | "sequential";
            questionMs?: number | null;
            essay?: components["schemas"]["EssayPartView"] | null;
            /** @description Held on a stage: nothing is sat. */
            stage?: components["schemas"]["StageRulesView"];
        };
        RoundTopicView: {
            code: string;
            nameVi: string;
            nameEn: string;
            count: number;
        };
        PublicationView: {
            /**
             * @description `at-once`: as soon as the attempt is graded.
             * @enum {string}
             */
            score: "after-closing" | "after-finalising" | "at-once" | "never";
            /** @enum {string} */
            explanations: "after-closing" | "after-finalising" | "never";
            /** @enum {string} */
            standings: "after-closing" | "after-finalising" | "at-once" | "never";
            /** @enum {string} */
            names: "by-consent" | "shortened";
        };
        ShownView: {
            score: boolean;
            explanations: boolean;
            standings: boolean;
        };
        RoundView: {
            id: string;
            number: number;
            name: string;
            /** @enum {string} */
            phase: "closed" | "draft" | "frozen" | "official" | "open" | "provisional" | "upcoming";
            opensAt: string;
            frozenAt: string | null;
            closesAt: string;
            thawedAt: string | null;
            finalizedAt: string | null;
            rules: components["schemas"]["RoundRulesView"];
            questionCount: number;
            /** @description Points of the whole paper, in thousandths. */
            maxMilli: number;
            topics: components["schemas"]["RoundTopicView"][];
            publication: components["schemas"]["PublicationView"];
            shown: components["schemas"]["ShownView"];
        };
        ContestView: {
            id: string;
            slug: string;
            /** @enum {string} */
            kind: "real" | "rehearsal";
            title: string;
            titleEn: string;
            organizer: string;
            contact: string;
            summary: string;
            reportPeriod: string;
            now: string;
            divisions: components["schemas"]["DivisionView"][];
            rounds: components["schemas"]["RoundView"][];
            /** @description The rules know a standing over several rounds; they choose people for a next round. */
            hasOverall: boolean;
            hasQualification: boolean;
            /** @description People with a graded attempt; null while that number would give a prediction's answer away. */
            people: number | null;
            /** @description Graded attempts; null as above. */
            attempts: number | null;
            /** @description Code of the reason why the numbers are withheld. */
            withheldReason: string | null;
        };
        RoundContestView: {
            id: string;
            slug: string;
            title: string;
            /** @enum {string} */
            kind: "real" | "rehearsal";
        };
        RoundInContestView: {
            id: string;
            number: number;
            name: string;
            /** @enum {string} */
            phase: "closed" | "draft" | "frozen" | "official" | "open" | "provisional" | "upcoming";
            opensAt: string;
            frozenAt: string | null;
            closesAt: string;
            thawedAt: string | null;
            finalizedAt: string | null;
            rules: components["schemas"]["RoundRulesView"];
            questionCount: number;
            /** @description Points of the whole paper, in thousandths. */
            maxMilli: number;
            topics: components["schemas"]["RoundTopicView"][];
            publication: components["schemas"]["PublicationView"];
            shown: components["schemas"]["ShownView"];
            contest: components["schemas"]["RoundContestView"];
            now: string;
        };
        StaffContestView: {
            id: string;
            slug: string;
            /** @enum {string} */
            kind: "real" | "rehearsal";
            title: string;
            titleEn: string;
            organizer: string;
            contact: string;
            summary: string;
            bank: string;
            reportPeriod: string;
            publishedAt: string | null;
            divisions: components["schemas"]["DivisionView"][];
            rounds: components["schemas"]["RoundView"][];
        };
        StaffContestsAnswer: {
            contests: components["schemas"]["StaffContestView"][];
            now: string;
        };
        DivisionRequest: {
            code: string;
            nameVi: string;
            nameEn: string;
            /** @enum {string} */
            place: "organization" | "unit";
        };
        CreateContestRequest: {
            slug: string;
            title: string;
            titleEn?: string;
            organizer: string;
            contact?: string;
            summary?: string;
            bank: string;
            reportPeriod: string;
            /** @description Whether something is to be won: then a public bank needs a confirmation. */
            hasPrizes?: boolean;
            /**
             * @description How many organisers must sign a result; two unless said otherwise.
             * @enum {number}
             */
            signatures?: 1 | 2;
            divisions: components["schemas"]["DivisionRequest"][];
        };
        CreateRoundRequest: {
            /**
             * Format: date-time
             * @description ISO 8601 with an offset, like `2026-12-01T08:00:00+07:00`.
             */
            opensAt: string;
            /**
             * Format: date-time
             * @description When the public board stands still; null: never.
             */
            frozenAt?: string | null;
            /** Format: date-time */
            closesAt: string;
            rules: components["schemas"]["RoundRulesView"];
            name: string;
        };
        UpdateRoundRequest: {
            /** Format: date-time */
            opensAt?: string;
            /** Format: date-time */
            frozenAt?: string | null;
            /** Format: date-time */
            closesAt?: string;
            /** @description All of the rules, not a part. */
            rules?: components["schemas"]["RoundRulesView"];
            name?: string;
        };
        PublishContestRequest: {
            /** @description The contest has prizes and still draws from a bank whose keys anybody can read. */
            publicBankConfirmed?: boolean;
        };
        TemplateView: {
            code: string;
            title: string;
            summary: string;
            /** @description Which real contests it follows. */
            source: string;
            fields: number;
        };
        TemplatesAnswer: {
            templates: components["schemas"]["TemplateView"][];
        };
        DraftContestView: {
            id: string;
            slug: string;
            /** @description Of the rules in force. */
            version: number;
            /** @description A round has opened, so that a change is an amendment with a reason. */
            begun: boolean;
        };
        DraftSummary: {
            id: string;
            title: string;
            template: string;
            /** Format: date-time */
            savedAt: string;
            savedBy: string;
            /** @description Null until it is published. */
            contest: components["schemas"]["DraftContestView"] | null;
        };
        DraftsAnswer: {
            drafts: components["schemas"]["DraftSummary"][];
        };
        CreateDraftRequest: {
            template: string;
        };
        DraftFieldView: {
            /** @enum {string} */
            kind: "money" | "percent" | "start-day" | "text" | "whole";
            /** @enum {string} */
            step: "papers" | "prizes" | "who";
            code: string;
            label: string;
            /** @description As it was typed, or what the rules hold there. */
            value: string;
        };
        DraftView: {
            id: string;
            title: string;
            template: string;
            /** Format: date-time */
            savedAt: string;
            savedBy: string;
            /** @description Null until it is published. */
            contest: components["schemas"]["DraftContestView"] | null;
            revision: number;
            /** @description The address that it has or will have. */
            slug: string;
            bank: string;
            /** @description Somebody gains something, so that the bank should not be public. */
            hasPrizes: boolean;
            bankIsPublic: boolean;
            fields: components["schemas"]["DraftFieldView"][];
            /** @description The whole document as it stands. */
            yaml: string;
        };
        SaveDraftRulesRequest: {
            /** @description By code of the field, as typed. */
            values?: {
                [key: string]: string;
            };
            /** @description Of the draft that was changed. */
            revision: number;
            /** @description Another template; what was typed stays where it has a field of the same code. */
            template?: string;
            /** @description The whole document; what was typed in the fields is in it already. */
            yaml?: string;
            bank?: string;
            /** @description Empty: made from the title. */
            slug?: string;
        };
        DraftChangeRequest: {
            /** @description By code of the field, as typed. */
            values?: {
                [key: string]: string;
            };
            /** @description Another template; what was typed stays where it has a field of the same code. */
            template?: string;
            /** @description The whole document; what was typed in the fields is in it already. */
            yaml?: string;
            bank?: string;
            /** @description Empty: made from the title. */
            slug?: string;
        };
        FoundView: {
            /** @enum {string} */
            step: "papers" | "prizes" | "who";
            code: string;
            /** @description Place in the document, like `rounds[2].closesAt`; `bank`, `slug`, or empty for the whole. */
            path: string;
            /** @description In the whole document as YAML, from 1; 0 for `bank` and `slug`. */
            line: number;
            /** @description Code of the wizard's field that holds it, or `bank`; null: only the whole document shows it. */
            field: string | null;
            message: string;
        };
        RulesHeadView: {
            parentBody: string;
            body: string;
            place: string;
        };
        RulesPointView: {
            label: string;
            text: string;
        };
        RulesColumnView: {
            header: string;
            /** @enum {string} */
            align: "center" | "left" | "right";
        };
        RulesTableView: {
            caption: string;
            columns: components["schemas"]["RulesColumnView"][];
            rows: string[][];
            /** @description The last row is a sum. */
            totals: boolean;
        };
        RulesClauseView: {
            /** @description "2."; empty for the only clause of its article. */
            label: string;
            text: string;
            points: components["schemas"]["RulesPointView"][];
            table: components["schemas"]["RulesTableView"] | null;
        };
        RulesArticleView: {
            code: string;
            /** @description "Điều 3." */
            label: string;
            name: string;
            clauses: components["schemas"]["RulesClauseView"][];
        };
        RulesTextView: {
            head: components["schemas"]["RulesHeadView"];
            title: string;
            bases: string[];
            articles: components["schemas"]["RulesArticleView"][];
        };
        RulesWords: {
            /** @enum {string} */
            kind: "added" | "removed" | "same";
            text: string;
        };
        ArticleChange: {
            code: string;
            /** @description Name of the article; empty for title, bodies and bases. */
            name: string;
            words: components["schemas"]["RulesWords"][];
        };
        DraftCheckAnswer: {
            problems: components["schemas"]["FoundView"][];
            warnings: components["schemas"]["FoundView"][];
            /** @description The printed rules; what was typed wrongly is left out. Null where more than the fields is wrong. */
            text: components["schemas"]["RulesTextView"] | null;
            /** @description Against the rules in force; empty before the first publication. */
            changes: components["schemas"]["ArticleChange"][];
        };
        PublishRulesRequest: {
            revision: number;
            /** @description Why it is amended; needed once a round has opened. */
            reason?: string;
            /** @description The contest has prizes and still draws from a bank whose keys anybody can read. */
            publicBankConfirmed?: boolean;
        };
        PublishedRulesAnswer: {
            contestId: string;
            slug: string;
            version: number;
        };
        RulesVersionView: {
            version: number;
            /** Format: date-time */
            publishedAt: string;
            /** @description Empty for the first. */
            reason: string;
            /** @description SHA-256 of the document's canonical JSON. */
            sha256: string;
        };
        ContestRulesAnswer: {
            text: components["schemas"]["RulesTextView"];
            /** @description The newest first. */
            versions: components["schemas"]["RulesVersionView"][];
            /** @description Against the version before; empty for the first. */
            changes: components["schemas"]["ArticleChange"][];
            version: number;
            /** Format: date-time */
            publishedAt: string;
            /** @description Empty for the first. */
            reason: string;
            /** @description SHA-256 of the document's canonical JSON. */
            sha256: string;
        };
        AttemptRulesAnswer: {
            version: number;
            /** Format: date-time */
            publishedAt: string;
            /** @description Empty for the first. */
            reason: string;
            /** @description SHA-256 of the document's canonical JSON. */
            sha256: string;
            slug: string;
        };
        EntryGroupView: {
            code: string;
            name: string;
            /** @enum {string} */
            duty: "encouraged" | "mandatory";
            /** @description Empty: people of every division. */
            divisions: string[];
        };
        BlockView: {
            code: string;
            nameVi: string;
            nameEn: string;
        };
        AgeView: {
            min: number | null;
            max: number | null;
            /** @description `attempt`, `registration` or a day. */
            on: string;
        };
        EntryDivisionView: {
            code: string;
            /** @description Its own name; the contest names it with its block. */
            nameVi: string;
            nameEn: string;
            block: components["schemas"]["BlockView"] | null;
            who: string;
            age: components["schemas"]["AgeView"] | null;
            /** @description Kinds of organizations; empty: all. */
            organizationKinds: string[];
        };
        EntryAnswer: {
            /** Format: date-time */
            now: string;
            /**
             * @description `roster`: only with a code that the organisers gave.
             * @enum {string}
             */
            mode: "open" | "roster";
            /** Format: date-time */
            registersFrom: string | null;
            /** Format: date-time */
            registersUntil: string | null;
            /**
             * @description Why nobody can register now; null while they can.
             * @enum {string|null}
             */
            refused: "registration_not_open" | "registration_over" | null;
            asksRelatives: boolean;
            groups: components["schemas"]["EntryGroupView"][];
            /** @description Empty for a contest without a rulebook. */
            divisions: components["schemas"]["EntryDivisionView"][];
        };
        ConsentsInput: {
            /** @description Must be true; boxes come unticked. */
            processing: boolean;
            /** @description The full name may stand on public boards; nobody has to. */
            publicName?: boolean;
        };
        RegistrationInput: {
            /** @description 2 to 80 characters, as on the identity card. */
            fullName: string;
            /** @description Vietnamese mobile number in any usual spelling. */
            phone: string;
            birthYear: number;
            /** @description `YYYY-MM-DD`, where the year alone cannot tell whether an age is reached. */
            birthDate?: string;
            /** @description Code of one of the contest's divisions. */
            division: string;
            /** @description In divisions by residence. */
            unitId?: string;
            /** @description In divisions by place of work or study. */
            organizationId?: string;
            /** @description Codes of the rulebook's groups to which the person says to belong. */
            groups?: string[];
            /** @description Declared apart from everything else, where the rulebook asks: plays, cannot win. */
            relativeOfOrganisers?: boolean;
            consents: components["schemas"]["ConsentsInput"];
        };
        ChallengeAnswer: {
            challengeId: string;
            /** @description Like `0912 ••• 678`. */
            phoneMasked: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description Only where no message can leave: a demonstration on one machine. */
            demonstrationCode?: string;
        };
        PhoneInput: {
            phone: string;
        };
        ConfirmInput: {
            /** @description Six digits; spaces between them do not matter. */
            code: string;
        };
        Me: {
            contestantId: string;
            contestSlug: string;
            fullName: string;
            /** @description As others see it on boards. */
            publicName: string;
            division: string;
            unitName: string | null;
            organizationName: string | null;
            extraTimePermille: number;
            /** @description Empty for who came from a roster without a phone. */
            phoneMasked: string;
        };
        ConfirmedAnswer: {
            contestant: components["schemas"]["Me"];
            /** @description True when this phone had registered before; what was typed in now is not kept. */
            already: boolean;
        };
        RosterRow: {
            id: string;
            fullName: string;
            phoneMasked: string;
            birthYear: number;
            division: string;
            /** @description Name of the unit or organization. */
            place: string;
            /** Format: date-time */
            registeredAt: string;
            attempts: number;
            extraTimePermille: number;
        };
        RosterAnswer: {
            total: number;
            page: number;
            pages: number;
            rows: components["schemas"]["RosterRow"][];
        };
        ExtraTimeInput: {
            /** @description Thousandths of the round's duration on top: 500 makes 20 minutes 30. */
            permille: number;
        };
        ExtraTimeAnswer: {
            id: string;
            extraTimePermille: number;
        };
        IneligibleView: {
            contestantId: string;
            fullName: string;
            place: string;
            division: string;
            /** @enum {string} */
            kind: "agency" | "organiser" | "other" | "question-writer" | "relative" | "technician";
            reason: string;
        };
        BarredPersonView: {
            id: string;
            fullName: string;
            phoneMasked: string;
            /** @enum {string} */
            kind: "organiser" | "question-writer" | "relative" | "technician";
            declaredBy: string;
            /** @description Name of the contestant with this phone; null: has not entered. */
            entered: string | null;
        };
        UndeclaredAccountView: {
            accountId: string;
            displayName: string;
            /** @enum {string} */
            role: "editor" | "organiser";
        };
        EligibilityAnswer: {
            /** @description Kinds that the rules exclude from winning. */
            excluded: ("agency" | "organiser" | "other" | "question-writer" | "relative" | "technician")[];
            /** @description Agencies whose people cannot win, as the rules name them. */
            agencies: string[];
            /** @description People of the contest who play but cannot win. */
            ineligible: components["schemas"]["IneligibleView"][];
            named: components["schemas"]["BarredPersonView"][];
            /** @description Accounts of organisers and editors that nobody named with a phone. */
            undeclared: components["schemas"]["UndeclaredAccountView"][];
        };
        BarredPersonRequest: {
            fullName: string;
            phone: string;
            /** @enum {string} */
            kind: "organiser" | "question-writer" | "relative" | "technician";
            /**
             * Format: uuid
             * @description The staff account that is this person's.
             */
            accountId?: string;
        };
        PersonMade: {
            id: string;
        };
        BarWithdrawalRequest: {
            /** @description 5 to 300 characters. */
            reason: string;
        };
        WinningMarkRequest: {
            /** @description True: plays out of competition. False: may win after all. */
            barred: boolean;
            /** @enum {string} */
            kind: "agency" | "organiser" | "other" | "question-writer" | "relative" | "technician";
            /** @description 5 to 300 characters; stands in the minutes. */
            reason: string;
        };
        PersonAttemptsView: {
            roundId: string;
            round: string;
            attempts: number;
            /** @description Of the attempts that count; null: none is graded. */
            bestMilli: number | null;
            /** @description Attempts that were not struck out. */
            counting: number;
        };
        PersonView: {
            contestantId: string;
            fullName: string;
            birthYear: number;
            phoneMasked: string;
            division: string;
            place: string;
            /** Format: date-time */
            registeredAt: string;
            rounds: components["schemas"]["PersonAttemptsView"][];
        };
        PairView: {
            one: components["schemas"]["PersonView"];
            other: components["schemas"]["PersonView"];
            signs: ("device" | "name" | "phone")[];
            /** @enum {string} */
            state: "open" | "to-strike";
            keeps: string | null;
        };
        VerdictView: {
            one: string;
            other: string;
            /** @enum {string} */
            verdict: "different" | "same";
            reason: string;
            decidedBy: string;
            /** Format: date-time */
            at: string;
        };
        DuplicatesAnswer: {
            /** @description At most 100, the clearest first; `total` counts all. */
            pairs: components["schemas"]["PairView"][];
            total: number;
            /** @description The fifty newest decisions that count. */
            decided: components["schemas"]["VerdictView"][];
        };
        VerdictRequest: {
            /** Format: uuid */
            one: string;
            /** Format: uuid */
            other: string;
            /** @enum {string} */
            verdict: "different" | "same";
            /**
             * Format: uuid
             * @description Whose attempts count, where they are the same person.
             */
            keeps?: string;
            /** @description 5 to 300 characters. */
            reason: string;
        };
        RosterEntryView: {
            id: string;
            /** @description The organisers' own code for the person; null: none told. */
            account: string | null;
            fullName: string;
            birthYear: number;
            /** @description Empty: none told. */
            phoneMasked: string;
            division: string;
            place: string;
            groups: string[];
            /**
             * @description `no-code`: cannot enter yet; `coded`: has a code that works; `entered`: has come in.
             * @enum {string}
             */
            state: "coded" | "entered" | "no-code";
            /** @description Whether a code works, also of who has come in. */
            codeWorks: boolean;
        };
        RosterImportSummary: {
            id: string;
            fileName: string;
            /** Format: date-time */
            importedAt: string;
            importedBy: string;
            added: number;
            known: number;
            refused: number;
        };
        RosterEntriesAnswer: {
            /** @description People of the roster; of them with a code that works; come in; shown by the filter. */
            people: number;
            coded: number;
            entered: number;
            total: number;
            page: number;
            pages: number;
            rows: components["schemas"]["RosterEntryView"][];
            /** @description The ten newest. */
            imports: components["schemas"]["RosterImportSummary"][];
        };
        RosterRowView: {
            row: number;
            name: string;
            /** @enum {string} */
            state: "added" | "known" | "refused";
            /** @description What is wrong and how to mend it, or what is worth a look. */
            messages: string[];
        };
        RosterImportView: {
            id: string;
            fileName: string;
            /** Format: date-time */
            importedAt: string;
            importedBy: string;
            added: number;
            known: number;
            refused: number;
            contestId: string;
            /** @description On the file as a whole. */
            notes: string[];
            /** @description The first 300 rows that were refused or are worth a look. */
            rows: components["schemas"]["RosterRowView"][];
            /** @description How many such rows there are. */
            told: number;
        };
        RosterCodesRequest: {
            /** @description Whose codes are made anew; without it everybody without a code that works gets one, at most 2,000 at once. */
            entryIds?: string[];
        };
        RosterCodeView: {
            entryId: string;
            account: string | null;
            fullName: string;
            birthYear: number;
            division: string;
            place: string;
            /** @description Eight signs like `K7M2-94QD`; told this once. */
            code: string;
        };
        RosterCodesAnswer: {
            codes: components["schemas"]["RosterCodeView"][];
            /** @description People who still have no code that works. */
            left: number;
        };
        RosterRemovalRequest: {
            /** @description 5 to 300 characters. */
            reason: string;
        };
        RosterDoorInput: {
            /** @description Eight signs; case, spaces and dashes do not matter. */
            code: string;
            /** @description The phone or the year of birth that the roster has. */
            proof: string;
            /** @description Needed the first time. */
            processing?: boolean;
            publicName?: boolean;
        };
        AttemptRow: {
            /** @enum {string|null} */
            endedBy: "submit" | "timeout" | null;
            id: string;
            number: number;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            deadlineAt: string;
            /** Format: date-time */
            endedAt: string | null;
        };
        MineAnswer: {
            /** @enum {string} */
            phase: "closed" | "draft" | "frozen" | "official" | "open" | "provisional" | "upcoming";
            roundId: string;
            /** Format: date-time */
            now: string;
            used: number;
            /** @description In this round; null: as many as one likes. */
            allowed: number | null;
            extraTimePermille: number;
            /** @description The attempt that is running. */
            open: string | null;
            attempts: components["schemas"]["AttemptRow"][];
            /** @description Code of the reason why no attempt can be started or continued. */
            refused: string | null;
            /** @description Of a limit that is reached: how many attempts it allows. */
            refusedLimit: number | null;
            /**
             * Format: date-time
             * @description When it may be tried again.
             */
            startsAt: string | null;
        };
        StartInput: {
            /** @description Where papers are offered: the number of one. */
            paper?: number;
        };
        PredictionView: {
            /** @enum {string} */
            target: "attempts" | "entrants" | "perfect-attempts" | "perfect-contestants" | "perfect-percent";
            /** @enum {string} */
            over?: "contest-so-far";
            /** @enum {string} */
            within?: "division";
            /** @description Places of a percentage; left out: a whole number. */
            decimals?: number;
        };
        CourseView: {
            from: number;
            to: number;
            /** Format: date-time */
            until: string;
            /** @description The question that may be opened next; null: none. */
            next: number | null;
        };
        ShownPicture: {
            path: string;
            alt: string;
        };
        StimulusView: {
            code: string;
            text: string;
            picture?: components["schemas"]["ShownPicture"];
        };
        ChoiceView: {
            id: string;
            text: string;
            picture?: components["schemas"]["ShownPicture"];
        };
        SlotView: {
            /** @enum {string} */
            kind: "essay" | "matching" | "multiple" | "numeric" | "ordering" | "short-text" | "single" | "true-false";
            slot: number;
            text: string;
            picture?: components["schemas"]["ShownPicture"];
            stimulus?: components["schemas"]["StimulusView"];
            /** @description What an answer chooses from, in the order of this paper; empty where it is typed. */
            choices: components["schemas"]["ChoiceView"][];
            /** @description Only matching: what the choices are matched to. */
            lefts?: components["schemas"]["ChoiceView"][];
            /** @description Only numeric: words behind the field. */
            unit?: string;
            /** @description Only essay. */
            maxWords?: number;
        };
        AttemptView: {
            /** @enum {string} */
            leaving: "resumable" | "uses-up";
            /** @description Answers by slot number: ids of choices, ids in order, `left:right` pairs, or one text. */
            answers: {
                [key: string]: string[];
            };
            /** @enum {string|null} */
            endedBy: "submit" | "timeout" | null;
            id: string;
            roundId: string;
            contestSlug: string;
            number: number;
            /**
             * Format: date-time
             * @description The server's clock, for the countdown.
             */
            now: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            deadlineAt: string;
            graceMs: number;
            /** @description Carries the attempt to another device. */
            continuationCode: string;
            prediction: components["schemas"]["PredictionView"] | null;
            /** @description Of the whole paper; `paper` holds what is open now. */
            questionCount: number;
            /** @description Null: every question is open until the deadline. */
            course: components["schemas"]["CourseView"] | null;
            /** @description Which of the ready papers it is; null: drawn. */
            readyPaper: number | null;
            /** @description Not valid with an answer missing. */
            mustAnswerAll: boolean;
            paper: components["schemas"]["SlotView"][];
            predictionGiven: number | null;
            /** @description Number of the last entry in the log. */
            lastN: number;
            /** Format: date-time */
            endedAt: string | null;
        };
        ResponseInput: {
            /** Format: uuid */
            clientId: string;
            /** @enum {string} */
            kind: "answer" | "prediction";
            prediction?: number | null;
            slot?: number;
            /** @description Ids of choices, ids in order, `left:right` pairs, or one text; none clear the slot. */
            choices?: string[];
        };
        ResponsesInput: {
            entries: components["schemas"]["ResponseInput"][];
        };
        ResponseOutcome: {
            /**
             * @description `saved` is said only of what is durable.
             * @enum {string}
             */
            outcome: "ended" | "late" | "refused" | "saved";
            clientId: string;
            n: number | null;
            /** Format: date-time */
            receivedAt: string | null;
            /** @description Why an entry was refused. */
            code?: string;
            message?: string;
        };
        ResponsesAnswer: {
            /** Format: date-time */
            now: string;
            results: components["schemas"]["ResponseOutcome"][];
        };
        OpenInput: {
            /** Format: uuid */
            clientId: string;
            slot: number;
        };
        SubmitInput: {
            /** Format: uuid */
            clientId: string;
            /** @description The page was left, where that ends the attempt. */
            leaving?: boolean;
        };
        ReceiptScore: {
            scoreMilli: number;
            maxMilli: number;
        };
        ReceiptView: {
            /**
             * @description `submitted` by this request, or `already` before it.
             * @enum {string}
             */
            outcome: "already" | "submitted";
            /** @enum {string} */
            endedBy: "submit" | "timeout";
            attemptId: string;
            code: string;
            /** Format: date-time */
            submittedAt: string;
            /** @description False: answers are missing where all are asked for, so it does not count. */
            valid: boolean;
            answered: number;
            questionCount: number;
            predictionGiven: number | null;
            /** @description Answers that came after the end and do not count. */
            late: number;
            /**
             * Format: date-time
             * @description When the round closes.
             */
            resultsAt: string;
            /** @description Null: not graded yet, or the rules publish it later or never. */
            score: components["schemas"]["ReceiptScore"] | null;
        };
        ContinuationInput: {
            code: string;
        };
        ContinuationAnswer: {
            attemptId: string;
            roundId: string;
        };
        ReviewPrediction: {
            given: number | null;
            actual: number | null;
            error: number | null;
        };
        CorrectionView: {
            /** @enum {string} */
            effect: "everyone-right" | "key" | "removed";
            reason: string;
            /** Format: date-time */
            at: string;
        };
        ValidityView: {
            /** @enum {string} */
            state: "in-force" | "lapsed" | "not-yet" | "unknown";
            from: string | null;
            until: string | null;
        };
        CitationView: {
            document: string;
            kind: string;
            number: string;
            title: string;
            article: string;
            clause: string;
            point: string;
            summary: string;
            inForce: boolean;
            validity: components["schemas"]["ValidityView"];
        };
        SolutionView: {
            /** @description Like an answer; where it is typed every accepted one, in words; of an essay its rubric. */
            key: string[];
            /** @description True for an essay that people have yet to mark. */
            unmarked: boolean;
            correct: boolean;
            scoreMilli: number;
            /** @description Empty, with no citations, where the key was corrected: both argue for the former key. */
            explanation: string;
            citations: components["schemas"]["CitationView"][];
        };
        ReviewSlot: {
            /** @enum {string} */
            kind: "essay" | "matching" | "multiple" | "numeric" | "ordering" | "short-text" | "single" | "true-false";
            slot: number;
            text: string;
            picture?: components["schemas"]["ShownPicture"];
            stimulus?: components["schemas"]["StimulusView"];
            /** @description What an answer chooses from, in the order of this paper; empty where it is typed. */
            choices: components["schemas"]["ChoiceView"][];
            /** @description Only matching: what the choices are matched to. */
            lefts?: components["schemas"]["ChoiceView"][];
            /** @description Only numeric: words behind the field. */
            unit?: string;
            /** @description Only essay. */
            maxWords?: number;
            chosen: string[];
            correction: components["schemas"]["CorrectionView"] | null;
            /** @description Null: the rules publish keys and explanations later, or never. */
            solution: components["schemas"]["SolutionView"] | null;
        };
        ReviewView: {
            /** @enum {string} */
            status: "official" | "provisional";
            attemptId: string;
            /** Format: date-time */
            asOf: string;
            /** @description Null: the rules publish scores later, or never. */
            scoreMilli: number | null;
            maxMilli: number;
            /** @description Null like the score. */
            correctCount: number | null;
            questionCount: number;
            durationMs: number;
            /** Format: date-time */
            submittedAt: string;
            prediction: components["schemas"]["ReviewPrediction"] | null;
            /** @description Of the attempt that counts, when the result is official and its ranks are published. */
            rank: number | null;
            slots: components["schemas"]["ReviewSlot"][];
        };
        MarkingRound: {
            roundId: string;
            round: string;
            contest: string;
            /** @description Essays that your board has yet to mark. */
            open: number;
            /** @description Of these, those that you may still mark. */
            forMe: number;
            /** @description Marks that you have given in this round. */
            mine: number;
            boundPermille: number;
            /** @description Units' boards mark first and send up; see `GET staff/rounds/{id}/boards`. */
            twoLevels: boolean;
        };
        MarkingAnswer: {
            rounds: components["schemas"]["MarkingRound"][];
        };
        RubricLine: {
            code: string;
            text: string;
            /** @description Most that it may get, in permille of the points. */
            permille: number;
        };
        EssayView: {
            attemptId: string;
            slot: number;
            question: string;
            stimulus?: components["schemas"]["StimulusView"];
            text: string;
            words: number;
            /** @description What was written behind this word does not count. */
            maxWords: number;
            rubric: components["schemas"]["RubricLine"][];
            /** @description 1 and 2 read every essay, 3 those about which these differ. */
            place: number;
        };
        NextEssayAnswer: {
            round: string;
            essay: components["schemas"]["EssayView"] | null;
        };
        MarkLine: {
            code: string;
            permille: number;
        };
        MarkRequest: {
            lines: components["schemas"]["MarkLine"][];
            /** @description For the record; contestants do not see it. */
            comment: string;
        };
        MarkAnswer: {
            permille: number;
            /** @description Whether the essay has its final mark now. */
            decided: boolean;
        };
        MarkingBoundRequest: {
            /** @description How far two marks may lie apart before a third person reads the essay, in permille of the points. */
            boundPermille: number;
        };
        EssayListView: {
            by: string;
            /** Format: date-time */
            at: string;
        };
        SendingView: {
            by: string;
            /** Format: date-time */
            at: string;
            adults: number;
            minors: number;
            /** @description Of these, struck out since. */
            struckOut: number;
            reason: string;
        };
        UnitBoardView: {
            id: string;
            name: string;
            /** @description Accounts of the unit that can mark. */
            markers: number;
            /** @description What the board marks: the first ones; the next in order moves up for who is struck out before sending. */
            listed: number;
            marked: number;
            sending: components["schemas"]["SendingView"] | null;
        };
        EssayBoardsView: {
            round: string;
            contest: string;
            shortlistPerUnit: number;
            adults: number;
            minors: number;
            /** Format: date-time */
            closesAt: string;
            /** @description Null: not made yet, and nobody can mark. */
            list: components["schemas"]["EssayListView"] | null;
            /** @description Essays that wait for the list; units see 0. */
            unlisted: number;
            /** @description For units their own only. */
            units: components["schemas"]["UnitBoardView"][];
        };
        SendUpRequest: {
            /** @description Needed of organisers where the board has not marked everything: unmarked essays stand last. */
            reason?: string;
        };
        IndividualRow: {
            /** @description Opaque, of this round only. */
            id: string;
            rank: number;
            name: string;
            place: string;
            division: string;
            scoreMilli: number;
            correctCount: number;
            durationMs: number;
            submittedAt: string;
            /** @description Null until the prediction's actual number may be known. */
            predictionError: number | null;
        };
        BoardTotals: {
            people: number;
            attempts: number;
        };
        BoardWithheld: {
            /** @description Everything ranked: the rules publish the standings later, or never. */
            rows: boolean;
            totals: boolean;
            position: boolean;
            paging: boolean;
            means: boolean;
            /** @description Code of the sentence that says why. */
            reason: string | null;
            /** @description When held back rows are shown of themselves; null: on no set time, or nothing is held back. */
            until: string | null;
        };
        IndividualBoard: {
            /** @enum {string} */
            view: "individual";
            rows: components["schemas"]["IndividualRow"][];
            roundId: string;
            division: string | null;
            unitId: string | null;
            /** @enum {string} */
            state: "frozen" | "held" | "live" | "official" | "provisional";
            asOf: string;
            /** @description Counts the changes of a live board; 0 over HTTP. */
            seq: number;
            /** @description Of the whole round, whatever is listed. */
            totals: components["schemas"]["BoardTotals"] | null;
            withheld: components["schemas"]["BoardWithheld"];
            page: number;
            pages: number | null;
        };
        GroupRow: {
            id: string;
            rank: number;
            name: string;
            entrants: number | null;
            headCount: number | null;
            participationPermille: number | null;
            meanScoreMilli: number | null;
        };
        GroupBoard: {
            /** @enum {string} */
            view: "organization" | "unit";
            rows: components["schemas"]["GroupRow"][];
            roundId: string;
            division: string | null;
            unitId: string | null;
            /** @enum {string} */
            state: "frozen" | "held" | "live" | "official" | "provisional";
            asOf: string;
            /** @description Counts the changes of a live board; 0 over HTTP. */
            seq: number;
            /** @description Of the whole round, whatever is listed. */
            totals: components["schemas"]["BoardTotals"] | null;
            withheld: components["schemas"]["BoardWithheld"];
            page: number;
            pages: number | null;
        };
        PositionView: {
            rank: number;
            of: number;
            row: components["schemas"]["IndividualRow"];
            around: components["schemas"]["IndividualRow"][];
        };
        PositionAnswer: {
            withheld: string | null;
            position: components["schemas"]["PositionView"] | null;
        };
        MonitorHour: {
            /** @description Start of the hour. */
            hour: string;
            started: number;
            submitted: number;
        };
        MonitorGroup: {
            id: string;
            name: string;
            /** @description People with at least one attempt. */
            entrants: number;
            headCount: number | null;
            permille: number | null;
        };
        MonitorAnswer: {
            now: string;
            /** @enum {string} */
            phase: "closed" | "draft" | "frozen" | "official" | "open" | "provisional" | "upcoming";
            started: number;
            inProgress: number;
            submitted: number;
            timedOut: number;
            /** @description Ended by their deadline or by submit and not graded yet. */
            ungraded: number;
            people: number;
            registered: number;
            late: number;
            /** @description Answers with status 5xx of this server process in the last five minutes. */
            errors5m: number;
            hourly: components["schemas"]["MonitorHour"][];
            units: components["schemas"]["MonitorGroup"][];
            organizations: components["schemas"]["MonitorGroup"][];
        };
        ClosedAnswer: {
            /** Format: date-time */
            closesAt: string;
            /** @description True when the round was closed before this request. */
            already: boolean;
        };
        ThawedAnswer: {
            /** Format: date-time */
            thawedAt: string;
            already: boolean;
        };
        ProposalView: {
            by: string;
            /** Format: date-time */
            at: string;
            /** @description The reader's own: somebody else must sign. */
            own: boolean;
            /** @description Whether the result is still the one that was signed. */
            current: boolean;
            /** @description Of a correction. */
            reason: string;
        };
        BlockerView: {
            code: string;
            message: string;
            count?: number;
            /** @description Whom it is about, the first ones. */
            people?: string[];
            /** @description Name of the round it is about, where there are several. */
            round?: string;
        };
        PreviewRow: {
            rank: number;
            divisionRank: number;
            /** @description As registered; the public page shows `publicName`. */
            name: string;
            publicName: string;
            place: string;
            scoreMilli: number;
            correctCount: number;
            durationMs: number;
            /** Format: date-time */
            submittedAt: string;
            prediction: number | null;
            predictionError: number | null;
            /** @description Why this person stands here among those of the division. */
            why: string;
        };
        PreviewDivision: {
            division: string;
            nameVi: string;
            nameEn: string;
            people: number;
            rows: components["schemas"]["PreviewRow"][];
        };
        ForeseenAward: {
            /** @description Of the list, like `giai-ca-nhan@tuan-1/cbccvc`. */
            list: string;
            award: string;
            /** @description Null: across all divisions. */
            division: string | null;
            tier: string;
            amount: number;
            contestantId: string;
            name: string;
            place: string;
            rank: number;
        };
        IssuedResult: {
            id: string;
            version: number;
            /** Format: date-time */
            at: string;
            /** @description Display name of the account; and of who signed second, where two must. */
            by: string;
            confirmedBy: string | null;
            /** @description Hex SHA-256 of the result's text (see tally.compute.ts, resultText); empty on results of old. */
            sha256: string;
            /** @description Empty for version 1. */
            reason: string;
            people: number;
            attempts: number;
            predictionActual: number | null;
        };
        FinalizationView: {
            roundId: string;
            /** @description How many organisers must sign. */
            signatures: number;
            proposal: components["schemas"]["ProposalView"] | null;
            /** @description Of what would become official now. */
            sha256: string;
            /**
             * Format: date-time
             * @description By when the rules want the provisional result published; null where it is published, or will be by itself.
             */
            provisionalDueAt: string | null;
            /**
             * Format: date-time
             * @description Until when the rules let people appeal; null where they do not, it is over, or not known yet.
             */
            appealsUntil: string | null;
            /** @description Empty: the round can be made official now (or a correction issued). */
            blockers: components["schemas"]["BlockerView"][];
            /** @description What the prediction's answer would be by the attempts graded now; null without a prediction. */
            predictionActual: number | null;
            people: number;
            attempts: number;
            /** @description The first ten of each division, ties at the tenth place left out. */
            top: components["schemas"]["PreviewDivision"][];
            /** @description What the rulebook would give on this result, the first two hundred; and how many in all. */
            awards: components["schemas"]["ForeseenAward"][];
            awardsTotal: number;
            /** @description Versions issued, the newest first. */
            finalized: components["schemas"]["IssuedResult"][];
        };
        FinalizedAnswer: {
            version: number;
            /**
             * Format: date-time
             * @description Null: signed by one person, it waits for another one.
             */
            finalizedAt: string | null;
            /** @description True when it was official before this request; nothing has changed then. */
            already: boolean;
        };
        CorrectionRequest: {
            /** @description Why the result is issued anew, 10 to 500 characters; published with it. */
            reason: string;
        };
        ResultPageRow: {
            rank: number;
            divisionRank: number;
            /** @description Shortened as the contestant's consent and age ask. */
            name: string;
            place: string;
            division: string;
            scoreMilli: number;
            correctCount: number;
            durationMs: number;
            /** Format: date-time */
            submittedAt: string;
            prediction: number | null;
            predictionError: number | null;
            attempts: number;
        };
        ResultPage: {
            roundId: string;
            version: number;
            /** @description The newest version; larger than `version` on a page of an older one. */
            newest: number;
            /** Format: date-time */
            at: string;
            /** @description Hex SHA-256 of the result's text. */
            sha256: string;
            /** @description Of a correction; empty for version 1. */
            reason: string;
            people: number;
            attempts: number;
            predictionActual: number | null;
            division: string | null;
            page: number;
            pages: number;
            /** @description Rows of this list on all pages. */
            total: number;
            /** @description Empty where the rules never publish ranks. */
            rows: components["schemas"]["ResultPageRow"][];
        };
        ComparedCriterion: {
            criterion: string;
            own: string;
            /** @description Null: not for the eyes of others. */
            theirs: string | null;
            decides: boolean;
        };
        OwnNeighbour: {
            /** @description Shortened unless the person agreed to the full name. */
            name: string;
            divisionRank: number;
            compared: components["schemas"]["ComparedCriterion"][];
        };
        OwnPlace: {
            version: number;
            /** @description Among all, and among the people of the own division. */
            rank: number;
            divisionRank: number;
            people: number;
            /** @description Others of the division with the same rank. */
            sharedWith: number;
            /** @description The next ones of the division with another rank; null: none. */
            above: components["schemas"]["OwnNeighbour"] | null;
            below: components["schemas"]["OwnNeighbour"] | null;
        };
        StageEntryView: {
            id: string;
            pointsMilli: number | null;
            durationMs: number | null;
            /** @description Why they differ from what was confirmed before; empty for the first. */
            reason: string;
            by: string;
            /** Format: date-time */
            at: string;
            /** @description Entered by yourself: somebody else must confirm. */
            own: boolean;
            confirmedBy: string | null;
        };
        StagePersonView: {
            contestantId: string;
            /** @description Names the person in files: the account's code of a roster, else the first eight signs of the id. */
            code: string;
            fullName: string;
            birthYear: number;
            division: string;
            place: string;
            /** @description Waits for a second person. */
            waiting: components["schemas"]["StageEntryView"] | null;
            /** @description Counts. */
            counted: components["schemas"]["StageEntryView"] | null;
        };
        StageImportSummary: {
            id: string;
            fileName: string;
            /** Format: date-time */
            importedAt: string;
            importedBy: string;
            added: number;
            known: number;
            refused: number;
        };
        StageView: {
            roundId: string;
            maxMilli: number;
            /** @description Whether the rules rank by time, so that each entry needs one. */
            needsDuration: boolean;
            /** @description Whether the rules say who goes on to this round. */
            qualified: boolean;
            /** @description Whether that list is not fixed yet; until then nothing can be entered. */
            waits: boolean;
            /** @description Who may be on the stage and whoever has an entry; without qualification the first 200 by name. */
            people: components["schemas"]["StagePersonView"][];
            /** @description The five newest. */
            imports: components["schemas"]["StageImportSummary"][];
        };
        StagePoints: {
            /** Format: uuid */
            contestantId: string;
            /** @description Thousandths; null: was not on the stage. */
            pointsMilli: number | null;
            durationMs?: number;
        };
        StagePointsRequest: {
            entries: components["schemas"]["StagePoints"][];
            /** @description Needed where points differ from what was confirmed before. */
            reason?: string;
        };
        StageRowView: {
            row: number;
            name: string;
            /** @enum {string} */
            state: "added" | "known" | "refused";
            messages: string[];
        };
        StageImportView: {
            id: string;
            fileName: string;
            /** Format: date-time */
            importedAt: string;
            importedBy: string;
            added: number;
            known: number;
            refused: number;
            roundId: string;
            notes: string[];
            /** @description The first 300 that were refused. */
            rows: components["schemas"]["StageRowView"][];
            told: number;
        };
        StageConfirmRequest: {
            /** @description The entries as they were seen. */
            entryIds: string[];
        };
        AppealRequest: {
            /** @enum {string} */
            about: "own-attempt" | "question";
            /** @description Number of the question in the own paper; only about a question. */
            slot?: number;
            /** @description What is wrong and why, 20 to 2,000 characters. */
            text: string;
            /** @description The provision that it rests on, in the contestant's own words; needed about a question. */
            citation?: string;
        };
        AppealAnswerView: {
            /** @enum {string} */
            outcome: "rejected" | "upheld";
            text: string;
            decisionId: string | null;
            /** Format: date-time */
            at: string;
        };
        AppealView: {
            id: string;
            /** @description Null: of a unit. */
            attemptId: string | null;
            /** @enum {string} */
            about: "own-attempt" | "question" | "unit";
            slot: number | null;
            text: string;
            citation: string;
            /** Format: date-time */
            filedAt: string;
            /**
             * Format: date-time
             * @description Until when the rulebook wants it answered; null where it has none.
             */
            dueAt: string | null;
            answer: components["schemas"]["AppealAnswerView"] | null;
        };
        OwnAppealsAnswer: {
            /** @description What may be appealed by the rules; empty: nothing. */
            about: ("own-attempt" | "question")[];
            appeals: components["schemas"]["AppealView"][];
            /** @description Whether another one may be filed now. */
            open: boolean;
            /**
             * Format: date-time
             * @description Until when, by the rules; null: until the result is official, or not known before the provisional result.
             */
            until: string | null;
        };
        StaffAppealView: {
            id: string;
            /** @description Null: of a unit. */
            attemptId: string | null;
            /** @enum {string} */
            about: "own-attempt" | "question" | "unit";
            slot: number | null;
            text: string;
            citation: string;
            /** Format: date-time */
            filedAt: string;
            /**
             * Format: date-time
             * @description Until when the rulebook wants it answered; null where it has none.
             */
            dueAt: string | null;
            answer: components["schemas"]["AppealAnswerView"] | null;
            /** @description Who filed it; with a body, the name of its coordinator. */
            by: string;
            /** @description The unit or organization; null: a contestant's. */
            body: string | null;
            /** @description Of the question objected to. */
            questionId: string | null;
            questionCode: string | null;
            questionText: string | null;
        };
        AppealsAnswer: {
            appeals: components["schemas"]["StaffAppealView"][];
        };
        UnitAppealRequest: {
            /** @description What is wrong and why, 20 to 2,000 characters. */
            text: string;
            /** @description The provision of the rules or of the law that it rests on, 1 to 300 characters. */
            citation: string;
        };
        UnitAppealsAnswer: {
            appeals: components["schemas"]["StaffAppealView"][];
            /** @description Whether the rules let units appeal. */
            taken: boolean;
            /** @description Whether another one may be filed now. */
            open: boolean;
            /**
             * Format: date-time
             * @description Until when; null: not known before the provisional result.
             */
            until: string | null;
        };
        AppealAnswerRequest: {
            /** @enum {string} */
            outcome: "rejected" | "upheld";
            /** @description Told to the contestant, 10 to 2,000 characters. */
            text: string;
            /**
             * Format: uuid
             * @description The decision that follows from it.
             */
            decisionId?: string;
        };
        DecisionView: {
            id: string;
            /** @enum {string} */
            kind: "correct-key" | "disqualify" | "take-back" | "void-question";
            /** @enum {string|null} */
            effect: "everyone-right" | "removed" | null;
            questionId: string | null;
            questionCode: string | null;
            attemptId: string | null;
            contestantId: string | null;
            contestant: string | null;
            takesBack: string | null;
            reason: string;
            evidence: string;
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            /** @description Whether the reader proposed it, and so cannot confirm it. */
            own: boolean;
            /** @enum {string} */
            state: "in-force" | "proposed" | "taken-back" | "withdrawn";
            actBy: string | null;
            /** Format: date-time */
            actAt: string | null;
        };
        DecisionsAnswer: {
            decisions: components["schemas"]["DecisionView"][];
        };
        DecisionRequest: {
            /** @enum {string} */
            kind: "correct-key" | "disqualify" | "take-back" | "void-question";
            /**
             * Format: uuid
             * @description Of a voided question or a corrected key.
             */
            questionId?: string;
            /**
             * @description Of a voided question: everybody gets its points, or it leaves every paper.
             * @enum {string}
             */
            effect?: "everyone-right" | "removed";
            /** @description The right choices of a corrected key; where the answer is typed every accepted text or number (`12,5 ± 0,5`). */
            key?: string[];
            /**
             * Format: uuid
             * @description One attempt, or all attempts of a person in the round.
             */
            attemptId?: string;
            /** Format: uuid */
            contestantId?: string;
            /**
             * Format: uuid
             * @description The decision that is taken back.
             */
            takesBack?: string;
            /** @description Published for questions, 10 to 500 characters. */
            reason: string;
            /** @description Where the proof lies; seen by organisers only. */
            evidence?: string;
        };
        DecisionMade: {
            id: string;
        };
        ChangedRow: {
            contestantId: string;
            name: string;
            division: string;
            /** @description Null before: not in the result; null after: no longer in it. */
            rankBefore: number | null;
            rankAfter: number | null;
            /** @description Place in the own division. */
            divisionRankBefore: number | null;
            divisionRankAfter: number | null;
            scoreBefore: number | null;
            scoreAfter: number | null;
        };
        TierGiven: {
            tier: string;
            /** @description Whole VND. */
            amount: number;
        };
        ChangedAward: {
            contestantId: string;
            name: string;
            award: string;
            division: string | null;
            before: components["schemas"]["TierGiven"] | null;
            after: components["schemas"]["TierGiven"] | null;
        };
        DecisionPreviewAnswer: {
            /** @description The right choices of a corrected key, in words; null for any other decision. */
            newKey: string[] | null;
            /** @description People with another score; people with another rank, among all or in their division. */
            scoresChanged: number;
            ranksChanged: number;
            perfectBefore: number;
            perfectAfter: number;
            predictionBefore: number | null;
            predictionAfter: number | null;
            /** @description The two hundred foremost whose score or rank changes, by the better of both ranks. */
            rows: components["schemas"]["ChangedRow"][];
            /** @description The first two hundred awards that come, go or change, in the order of the lists; and how many in all. */
            awards: components["schemas"]["ChangedAward"][];
            awardsChanged: number;
        };
        DecisionEffect: {
            scores: number;
            ranks: number;
            awards: number;
        };
        PublicDecision: {
            questionCode: string;
            questionText: string;
            /** @enum {string} */
            kind: "correct-key" | "void-question";
            /** @enum {string|null} */
            effect: "everyone-right" | "removed" | null;
            reason: string;
            /** Format: date-time */
            at: string;
            /** @description Null for decisions of earlier versions of this program. */
            changed: components["schemas"]["DecisionEffect"] | null;
        };
        PublicDecisionsAnswer: {
            decisions: components["schemas"]["PublicDecision"][];
        };
        CountedRoundView: {
            /** @description Null: it is not sat online. */
            roundId: string | null;
            name: string;
            /** @description Of its official result; null: there is none yet. */
            version: number | null;
        };
        OverallRow: {
            rank: number;
            divisionRank: number;
            /** @description As registered for organisers; for the public shortened as the contestant's consent and age ask. */
            name: string;
            place: string;
            division: string;
            /** @description A mean is rounded to thousandths of a point, and to milliseconds. */
            scoreMilli: number;
            correctCount: number;
            durationMs: number;
            /** @description In how many rounds the person took part, with how many attempts. */
            rounds: number;
            attempts: number;
            /** @description Why this person stands here. */
            why: string;
        };
        OverallDivision: {
            division: string;
            nameVi: string;
            nameEn: string;
            people: number;
            rows: components["schemas"]["OverallRow"][];
        };
        IssuedOverall: {
            id: string;
            version: number;
            /** Format: date-time */
            at: string;
            /** @description Display name of the account; and of who signed second, where two must. */
            by: string;
            confirmedBy: string | null;
            /** @description Hex SHA-256 of the result's text. */
            sha256: string;
            /** @description Empty for version 1. */
            reason: string;
            people: number;
            attempts: number;
        };
        OverallFinalization: {
            /** @description How many organisers must sign. */
            signatures: number;
            proposal: components["schemas"]["ProposalView"] | null;
            /** @description Of what would become official now. */
            sha256: string;
            /** @description The newest version is no longer what its rounds and rules give. */
            outdated: boolean;
            /** @description Empty: it can be made official now. */
            blockers: components["schemas"]["BlockerView"][];
            /** @enum {string} */
            combines: "best" | "mean" | "sum";
            minimumRounds: number;
            rounds: components["schemas"]["CountedRoundView"][];
            people: number;
            attempts: number;
            /** @description The first ten of each division by the rounds that are official. */
            top: components["schemas"]["OverallDivision"][];
            /** @description What the rulebook would give, the first two hundred; and how many in all. */
            awards: components["schemas"]["ForeseenAward"][];
            awardsTotal: number;
            /** @description Versions issued, the newest first. */
            finalized: components["schemas"]["IssuedOverall"][];
        };
        OverallAnswer: {
            /** @description Null: the rules of the contest know no overall standing. */
            overall: components["schemas"]["OverallFinalization"] | null;
        };
        OverallPage: {
            /**
             * @description Not official yet; official; or a round was corrected since and a new version has not been signed.
             * @enum {string}
             */
            state: "official" | "outdated" | "provisional";
            /** @enum {string} */
            combines: "best" | "mean" | "sum";
            minimumRounds: number;
            rounds: components["schemas"]["CountedRoundView"][];
            /** @description 0: there is none yet. */
            version: number;
            /** @description The newest version; larger than `version` on a page of an older one. */
            newest: number;
            /** Format: date-time */
            at: string | null;
            sha256: string;
            reason: string;
            people: number;
            attempts: number;
            division: string | null;
            page: number;
            pages: number;
            /** @description Rows of this list on all pages. */
            total: number;
            /** @description Empty where the rules never publish ranks. */
            rows: components["schemas"]["OverallRow"][];
        };
        OwnOverall: {
            version: number;
            /** @description Inside the own division, of so many people. */
            divisionRank: number;
            people: number;
            scoreMilli: number;
            /** @description Rounds that count of this person. */
            rounds: number;
            why: string;
        };
        OwnOverallAnswer: {
            /** @description Null: it is not official yet, the rules never publish ranks, or the person is not in it. */
            overall: components["schemas"]["OwnOverall"] | null;
        };
        AwardIssueView: {
            version: number;
            /** @enum {string} */
            cause: "decision" | "declined" | "draw" | "result" | "review" | "rules";
            /** @description Which result, draw or minutes made it. */
            reason: string;
            /** Format: date-time */
            at: string;
            /** @description Hex SHA-256 of the awards and of what they follow from. */
            sha256: string;
        };
        AwardChange: {
            award: string;
            name: string;
            /** @description Null: nothing. */
            before: string | null;
            after: string | null;
        };
        AwardView: {
            list: string;
            award: string;
            round: string;
            /** @description Of the overall standing: not of the round alone. */
            overall: boolean;
            /** @description Name; null: across all divisions. */
            division: string | null;
            tier: string;
            /** @description Whole VND. */
            amount: number;
            name: string;
            place: string;
            /** @description Null for the public where the rules never publish ranks; then there is no reason either. */
            rank: number | null;
            /** @enum {string} */
            by: "decision" | "draw" | "equals" | "rank";
            /** @description Why this person, and why not who stands in front or next, in the reader's language. */
            why: string;
        };
        AwardsAnswer: {
            /** @description The newest computation; null until a result with awards is official. */
            issue: components["schemas"]["AwardIssueView"] | null;
            /** @description Earlier ones, the newest first. */
            earlier: components["schemas"]["AwardIssueView"][];
            /** @description What the newest changed of the one before, the first hundred. */
            changes: components["schemas"]["AwardChange"][];
            page: number;
            pages: number;
            /** @description Awards on all pages, and their money in whole VND. */
            total: number;
            amount: number;
            awards: components["schemas"]["AwardView"][];
        };
        ReviewRequest: {
            /** @description Why awards are computed anew, as after somebody was marked as unable to win. */
            reason: string;
        };
        PlanTier: {
            name: string;
            /** @description Places in each division. */
            count: number;
            /** @description Whole VND. */
            amount: number;
        };
        AwardPlanView: {
            /** @description Prizes come from the rulebook and are changed there. */
            fromRulebook: boolean;
            tiers: components["schemas"]["PlanTier"][];
            /** @enum {string} */
            equals: "all" | "decision" | "draw";
            everyone: boolean;
            minimumScorePercent: number;
        };
        AwardPlanAnswer: {
            /** @description Null: nobody said anything of prizes yet. */
            plan: components["schemas"]["AwardPlanView"] | null;
        };
        AwardPlanRequest: {
            /** @description The highest first. */
            tiers: components["schemas"]["PlanTier"][];
            /**
             * @description Equals at the edge of a tier: all get it, lots, or organisers decide with minutes.
             * @enum {string}
             */
            equals: "all" | "decision" | "draw";
            /** @description Certificates also for those without an award who reached the minimum. */
            everyone: boolean;
            /** @description Percent of the points. */
            minimumScorePercent: number;
        };
        TieCandidate: {
            contestantId: string;
            name: string;
            place: string;
        };
        TieView: {
            scope: string;
            award: string;
            division: string | null;
            /** @enum {string} */
            by: "decision" | "draw";
            tiers: string[];
            places: number;
            people: number;
            /** @description The first two hundred. */
            candidates: components["schemas"]["TieCandidate"][];
            /** @description Whether the order of the round, or overall, has an extra question that may still tell them apart. */
            extraQuestion: boolean;
            /** @description A fixed pool of just these people that was not drawn from yet. */
            drawId: string | null;
        };
        DrawSummary: {
            id: string;
            title: string;
            places: number;
            people: number;
            /** Format: date-time */
            fixedAt: string;
            /**
             * Format: date-time
             * @description Null: not drawn yet.
             */
            drawnAt: string | null;
        };
        Witness: {
            name: string;
            /** @description Post or whom they stand for. */
            post: string;
        };
        TieDecisionView: {
            award: string;
            minutes: string;
            members: components["schemas"]["Witness"][];
            /** Format: date-time */
            at: string;
        };
        TiesAnswer: {
            ties: components["schemas"]["TieView"][];
            draws: components["schemas"]["DrawSummary"][];
            decisions: components["schemas"]["TieDecisionView"][];
        };
        SourceInput: {
            name: string;
            /** @description Where and when anybody can read it. */
            from: string;
        };
        FixDrawRequest: {
            /** @description Name of the list whose equals wait for lots. */
            scope: string;
            sources: components["schemas"]["SourceInput"][];
        };
        DrawMade: {
            id: string;
        };
        SourceValue: {
            /** @description Numbers or words of the source, as published; numbers alone are put in ascending order. */
            values: string[];
            /** @description When it became known. */
            knownAt: string;
        };
        DrawOutcomeRequest: {
            /** @description One for each source that was named, in their order. */
            sources: components["schemas"]["SourceValue"][];
            witnesses: components["schemas"]["Witness"][];
        };
        AwardTieRequest: {
            /**
             * @description Left out: a decision.
             * @enum {string}
             */
            by?: "decision" | "extra-question";
            scope: string;
            /** @description Who gets the places, the first one first; as many as there are places. */
            winners: string[];
            /** @description Number and day of the minutes and the reasons of the organisers. */
            minutes: string;
            /** @description Who decided. */
            members: components["schemas"]["Witness"][];
        };
        DrawsAnswer: {
            draws: components["schemas"]["DrawSummary"][];
        };
        DrawBody: {
            line: string;
            name: string;
        };
        DrawnSource: {
            name: string;
            /** @description Where and when anybody can read it. */
            from: string;
            values: string[];
            /** Format: date-time */
            knownAt: string;
        };
        DrawStepView: {
            index: number;
            digest: string;
            left: number;
            /** @description From 1. */
            position: number;
            line: string;
            /** @description As far as it may be public; empty until the result of the round is official. */
            name: string;
        };
        DrawOutcomeView: {
            /** @description Each source as it stands in the key; the first is the pool itself. */
            sources: components["schemas"]["DrawnSource"][];
            key: string;
            steps: components["schemas"]["DrawStepView"][];
            witnesses: components["schemas"]["Witness"][];
            /** Format: date-time */
            drawnAt: string;
        };
        DrawView: {
            id: string;
            title: string;
            contest: string;
            contestSlug: string;
            round: string;
            roundId: string;
            places: number;
            people: number;
            /** @description Hex SHA-256 of the pool, one line each with a line feed. */
            poolSha256: string;
            /** Format: date-time */
            fixedAt: string;
            sources: components["schemas"]["SourceInput"][];
            /** @description Null: it is among people, and only they are told their lines. */
            bodies: components["schemas"]["DrawBody"][] | null;
            outcome: components["schemas"]["DrawOutcomeView"] | null;
        };
        OwnLot: {
            drawId: string;
            title: string;
            /** @description The reader's line in the pool. */
            line: string;
        };
        OwnLotsAnswer: {
            lots: components["schemas"]["OwnLot"][];
        };
        QualificationRuleView: {
            /** @description Names of the rounds, or of the overall standing. */
            from: string[];
            /** @enum {string} */
            per: "all" | "division" | "round" | "unit";
            top: number;
            /**
             * @description Who declines is replaced by the next, or the place stays empty.
             * @enum {string}
             */
            onDecline: "empty" | "next";
        };
        QualifiedRow: {
            /** @description Empty for the public. */
            contestantId: string;
            name: string;
            place: string;
            /** @description Name of the round or standing, and of the division or unit; null: among all. */
            source: string;
            group: string | null;
            /** @description Null for the public where the rules never publish ranks; then rows come by name, without a reason. */
            rank: number | null;
            /** @enum {string} */
            state: "cannot-win" | "declined" | "qualified" | "qualified-elsewhere";
            replaces: boolean;
            why: string;
        };
        FixedDraw: {
            id: string;
            roundId: string;
        };
        QualificationTie: {
            scope: string;
            places: number;
            people: number;
            /** @description The first two hundred. */
            candidates: components["schemas"]["TieCandidate"][];
            /** @description A fixed pool of just these that was not drawn from yet. */
            draw: components["schemas"]["FixedDraw"] | null;
        };
        DeclineView: {
            name: string;
            declined: boolean;
            reason: string;
            by: string;
            /** Format: date-time */
            at: string;
        };
        FixedListView: {
            version: number;
            /** Format: date-time */
            at: string;
            /** @description Display name of the account; and of who signed second, where two must. */
            by: string;
            confirmedBy: string | null;
            sha256: string;
            /** @description Empty for version 1. */
            reason: string;
            people: number;
        };
        QualificationView: {
            /** @description Code of the round that people go on to. */
            target: string;
            name: string;
            /** @description Null: it is not sat online. */
            roundId: string | null;
            rules: components["schemas"]["QualificationRuleView"][];
            signatures: number;
            proposal: components["schemas"]["ProposalView"] | null;
            sha256: string;
            /** @description The newest version is no longer what results, rules and declines give. */
            outdated: boolean;
            blockers: components["schemas"]["BlockerView"][];
            /** @description Who would go on now, and how many are passed over; the first five hundred lines. */
            people: number;
            passedOver: number;
            rows: components["schemas"]["QualifiedRow"][];
            ties: components["schemas"]["QualificationTie"][];
            /** @description The newest first. */
            declines: components["schemas"]["DeclineView"][];
            versions: components["schemas"]["FixedListView"][];
        };
        QualificationsAnswer: {
            lists: components["schemas"]["QualificationView"][];
        };
        FixListRequest: {
            /** @description Why a list is fixed anew, 10 to 500 characters; published with it. Left out for the first. */
            reason?: string;
        };
        DeclineRequest: {
            /** Format: uuid */
            contestantId: string;
            /** @description False takes an earlier word back. */
            declined: boolean;
            /** @description How and when the person said so, 5 to 300 characters; not published. */
            reason: string;
        };
        TieDecisionRequest: {
            scope: string;
            /** @description Who gets the places, the first one first; as many as there are places. */
            winners: string[];
            /** @description Number and day of the minutes and the reasons of the organisers. */
            minutes: string;
            /** @description Who decided. */
            members: components["schemas"]["Witness"][];
        };
        PublicList: {
            target: string;
            name: string;
            rules: components["schemas"]["QualificationRuleView"][];
            /**
             * @description Not fixed yet; official; or a result was corrected, or somebody declined, and a new version is not signed.
             * @enum {string}
             */
            state: "official" | "outdated" | "provisional";
            version: number;
            /** Format: date-time */
            at: string | null;
            sha256: string;
            reason: string;
            people: number;
            /** @description Everybody who goes on, the first two thousand. */
            rows: components["schemas"]["QualifiedRow"][];
        };
        PublicListsAnswer: {
            lists: components["schemas"]["PublicList"][];
        };
        PrizeActView: {
            /** @enum {string} */
            act: "accepted" | "declined" | "handed-over" | "identified" | "paid" | "unclaimed";
            /** Format: date-time */
            at: string;
            /** @description Display name of the account; null: the winner. */
            by: string | null;
            note: string;
            receipt: string;
            proxy: string;
            /** @description Of a payment, whole VND. */
            tax: number | null;
            net: number | null;
        };
        PrizeView: {
            list: string;
            award: string;
            round: string;
            division: string | null;
            tier: string;
            /** @description Whole VND. */
            amount: number;
            /** @description What would be kept back on a payment today, and what would be paid out. */
            tax: number;
            net: number;
            /** @enum {string} */
            state: "accepted" | "declined" | "handed-over" | "identified" | "paid" | "unclaimed" | "waiting";
            /** @description False: the newest awards no longer name this person here. */
            current: boolean;
            acts: components["schemas"]["PrizeActView"][];
        };
        OwnPrizesAnswer: {
            prizes: components["schemas"]["PrizeView"][];
            claimUntil: string | null;
            hasIdentity: boolean;
        };
        OwnPrizeRequest: {
            /** @description Name of the list that the award is of. */
            list: string;
            /** @enum {string} */
            act: "accepted" | "declined";
        };
        OwnIdentityInput: {
            /** @description Agreement to the use of these data for paying the prize and its tax. */
            agreed: boolean;
            /** @description Twelve digits; spaces do not matter. */
            cccd: string;
            bankName: string;
            bankAccount: string;
            accountHolder: string;
        };
        LedgerEntry: {
            list: string;
            award: string;
            round: string;
            division: string | null;
            tier: string;
            /** @description Whole VND. */
            amount: number;
            /** @description What would be kept back on a payment today, and what would be paid out. */
            tax: number;
            net: number;
            /** @enum {string} */
            state: "accepted" | "declined" | "handed-over" | "identified" | "paid" | "unclaimed" | "waiting";
            /** @description False: the newest awards no longer name this person here. */
            current: boolean;
            acts: components["schemas"]["PrizeActView"][];
            contestantId: string;
            name: string;
            birthYear: number;
            place: string;
            /** @description Identity number and bank account are there. */
            hasIdentity: boolean;
        };
        TaxRateView: {
            /** Format: date-time */
            at: string;
            fromDay: string;
            /** @description Whole VND of each prize that are free. */
            threshold: number;
            /** @description Thousandths of what is above. */
            rate: number;
            /** @description Article and number of the law. */
            source: string;
        };
        LookView: {
            /** Format: date-time */
            at: string;
            by: string;
            /** @enum {string} */
            what: "erase" | "export" | "look" | "write";
            /** @description Null: the whole ledger. */
            name: string | null;
            purpose: string;
        };
        LedgerAnswer: {
            /** @description Title of the contest. */
            contest: string;
            entries: components["schemas"]["LedgerEntry"][];
            /** @description `YYYY-MM-DD`; null: nobody set one. */
            claimUntil: string | null;
            claimOver: boolean;
            /** @description Whether the reader may see identity numbers and bank accounts. */
            mayLook: boolean;
            rates: components["schemas"]["TaxRateView"][];
            looks: components["schemas"]["LookView"][];
        };
        PrizeActRequest: {
            list: string;
            /** Format: uuid */
            contestantId: string;
            /** @enum {string} */
            act: "accepted" | "declined" | "handed-over" | "identified" | "paid" | "unclaimed";
            /** @description Accepted, declined, unclaimed: how it is known. Identified: which paper was seen. */
            note: string;
            /** @description Paid, handed over: number of the receipt. */
            receipt: string;
            /** @description Who came in the winner's place, with their authority; empty: the winner. */
            proxy: string;
        };
        DeadlineInput: {
            /** @description Last day on which prizes can be claimed, `YYYY-MM-DD`. */
            until: string;
        };
        TaxRateInput: {
            fromDay: string;
            /** @description Whole VND of each prize that are free. */
            threshold: number;
            /** @description Thousandths of what is above. */
            rate: number;
            /** @description Article and number of the law. */
            source: string;
        };
        PurposeInput: {
            purpose: string;
        };
        IdentityView: {
            cccd: string;
            bankName: string;
            bankAccount: string;
            accountHolder: string;
            phone: string;
            /** Format: date-time */
            setAt: string;
        };
        IdentityInput: {
            /** @description Twelve digits; spaces do not matter. */
            cccd: string;
            bankName: string;
            bankAccount: string;
            accountHolder: string;
        };
        ErasureInput: {
            purpose: string;
        };
        AccessView: {
            accountId: string;
            name: string;
            granted: boolean;
            own: boolean;
            by: string | null;
            /** Format: date-time */
            at: string | null;
        };
        AccessAnswer: {
            accounts: components["schemas"]["AccessView"][];
        };
        AccessInput: {
            /** Format: uuid */
            accountId: string;
            granted: boolean;
        };
        FileView: {
            id: string;
            /** @description What it is: "standings", "minutes", "certificates", "archive" … */
            kind: string;
            /** @description In Vietnamese, as in the file's name. */
            title: string;
            /** @enum {string} */
            format: "csv" | "docx" | "pdf" | "xlsx" | "zip";
            /** @description Null: of the whole contest. */
            roundId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description 0 to 100; 100 when the file can be fetched. */
            progress: number;
            /** Format: date-time */
            finishedAt: string | null;
            /** Format: date-time */
            failedAt: string | null;
            /** @description Why it failed, in the reader's language; empty when it did not. */
            failure: string;
            bytes: number | null;
            /** Format: date-time */
            expiresAt: string | null;
            /** @description It can be fetched now. */
            ready: boolean;
            /** @description It can be published: nothing in it tells of persons more than they agreed to. */
            releasable: boolean;
            /**
             * Format: date-time
             * @description Since when the public may fetch it; null: it may not.
             */
            releasedAt: string | null;
        };
        FilesAnswer: {
            /** @description Newest first, at most 50. */
            files: components["schemas"]["FileView"][];
        };
        ReleaseRequest: {
            /** @description False takes it away again. */
            released: boolean;
        };
        ReleasedFile: {
            id: string;
            title: string;
            /** @enum {string} */
            format: "csv" | "docx" | "pdf" | "xlsx" | "zip";
            /** @description Null: of the whole contest. */
            round: string | null;
            bytes: number;
            /** Format: date-time */
            releasedAt: string;
        };
        ReleasedAnswer: {
            /** @description Newest first. */
            files: components["schemas"]["ReleasedFile"][];
        };
        GroupNumber: {
            /** @description Code of the group in the rulebook. */
            code: string;
            people: number;
        };
        RulingView: {
            confirmed: boolean;
            reason: string;
            by: string;
            /** Format: date-time */
            at: string;
        };
        HeadCountView: {
            id: string;
            people: number;
            exempt: number;
            groups: components["schemas"]["GroupNumber"][];
            note: string;
            by: string;
            /** Format: date-time */
            at: string;
            /** @description Null: nobody has decided yet. */
            ruling: components["schemas"]["RulingView"] | null;
        };
        EvidenceView: {
            id: string;
            code: string;
            fileName: string;
            mediaType: string;
            bytes: number;
            by: string;
            /** Format: date-time */
            at: string;
            ruling: components["schemas"]["RulingView"] | null;
        };
        DeclarationView: {
            /** @enum {string} */
            among: "organization" | "unit";
            id: string;
            name: string;
            level: string | null;
            /** @description The newest statement, and the newest that was confirmed: only that one counts. */
            stated: components["schemas"]["HeadCountView"] | null;
            counted: components["schemas"]["HeadCountView"] | null;
            evidence: components["schemas"]["EvidenceView"][];
        };
        NamedCode: {
            code: string;
            name: string;
        };
        DeclarationsAnswer: {
            /** @description Of all bodies that the reader may see. */
            total: number;
            waiting: number;
            confirmed: number;
            /** @description Of those found. */
            found: number;
            page: number;
            pages: number;
            bodies: components["schemas"]["DeclarationView"][];
            /** @description Groups whose number is asked for. */
            groups: components["schemas"]["NamedCode"][];
            evidence: components["schemas"]["NamedCode"][];
        };
        HeadCountRequest: {
            /** @enum {string} */
            among: "organization" | "unit";
            /** @description Id of the unit or organization. */
            bodyId: string;
            /** @description Everybody who belongs to it and could take part. */
            people: number;
            /** @description Of them, those who need not take part. */
            exempt: number;
            groups: components["schemas"]["GroupNumber"][];
            /** @description Whence the number is, as of which day. */
            note: string;
        };
        DeclarationAccepted: {
            id: string;
        };
        RulingRequest: {
            confirmed: boolean;
            /** @description Needed where it is refused; the unit reads it. */
            reason: string;
        };
        BankView: {
            name: string;
            title: string;
            public: boolean;
            /** @description Display name of the owner of a private bank. */
            owner: string | null;
            questions: number;
            inReview: number;
            /** @description Published questions that statistics flagged and nobody has answered for. */
            flagged: number;
        };
        BanksAnswer: {
            banks: components["schemas"]["BankView"][];
        };
        CreateBankRequest: {
            name: string;
            title: string;
            /** @description Only its owner and organisers open it. */
            private?: boolean;
        };
        QuestionRow: {
            /** @enum {string} */
            state: "approved" | "draft" | "in-review" | "retired";
            code: string;
            version: number;
            topic: string;
            difficulty: string;
            kind: string;
            text: string;
            documents: string[];
            author: string | null;
            /** Format: date-time */
            savedAt: string | null;
            /** @description Whether all it rests on is law today; null for a draft. */
            inForce: boolean | null;
            /** @description What the newest statistics say. */
            flags: string[];
            /** @description A draft or a version in review stands beside the published one. */
            openVersion: number | null;
        };
        QuestionListAnswer: {
            rows: components["schemas"]["QuestionRow"][];
            total: number;
            page: number;
            pages: number;
        };
        ActView: {
            act: string;
            text: string;
            by: string;
            /** Format: date-time */
            at: string;
        };
        WordChange: {
            /** @enum {string} */
            kind: "added" | "removed" | "same";
            text: string;
        };
        VersionView: {
            /** @enum {string} */
            state: "approved" | "discarded" | "draft" | "in-review" | "retired";
            number: number;
            author: string | null;
            /** Format: date-time */
            savedAt: string | null;
            acts: components["schemas"]["ActView"][];
            /** @description Against the version before, word by word; empty for the first. */
            changes: components["schemas"]["WordChange"][];
        };
        RoundUseView: {
            roundId: string;
            contest: string;
            round: string;
            /** Format: date-time */
            opensAt: string;
        };
        QuestionStatisticsLine: {
            round: string;
            n: number;
            facility: number;
            discrimination: number | null;
            flags: string[];
        };
        CheckView: {
            /** @description Stable name of the rule. */
            rule: string;
            /** @enum {string} */
            severity: "error" | "warning";
            /** @description Field like `body.choices[2]`; empty: the question as a whole. */
            field: string;
            message: string;
        };
        QuestionDetail: {
            /** @description The newest text; key and explanation are left out while a round with this bank is open. */
            draft: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            state: "approved" | "draft" | "in-review" | "retired";
            bank: string;
            code: string;
            readOnly: boolean;
            keyHidden: boolean;
            /** @description Number of the text, to be sent with the next save; 0 where nothing was saved here yet. */
            saved: number;
            number: number;
            /** @description Who retired it, when and why. */
            retired: components["schemas"]["ActView"] | null;
            /** @description Whether the reader may approve it. */
            mayApprove: boolean;
            versions: components["schemas"]["VersionView"][];
            usedIn: components["schemas"]["RoundUseView"][];
            statistics: components["schemas"]["QuestionStatisticsLine"][];
            checks: components["schemas"]["CheckView"][];
        };
        SaveDraftRequest: {
            /** @description The question as core/kind/draft.ts has it; anything may be missing. */
            draft: {
                [key: string]: unknown;
            };
            /** @description `saved` of the text that was edited; left out for a new question. */
            saved?: number;
        };
        DraftSaved: {
            code: string;
            number: number;
            saved: number;
            /** Format: date-time */
            savedAt: string;
            checks: components["schemas"]["CheckView"][];
        };
        EditorialActRequest: {
            /** @enum {string} */
            act: "approve" | "comment" | "discard" | "retire" | "return" | "submit";
            /** @description Needed to return, comment and retire. */
            text?: string;
        };
        CopyQuestionRequest: {
            toBank: string;
        };
        TopicView: {
            code: string;
            nameVi: string;
            nameEn: string;
            position: number;
        };
        TopicsAnswer: {
            topics: components["schemas"]["TopicView"][];
        };
        LawDocumentView: {
            code: string;
            kind: string;
            number: string;
            title: string;
            issuedOn: string | null;
            inForceFrom: string | null;
            inForceUntil: string | null;
            replacedBy: string[];
            amendedBy: string[];
            note: string;
            /** @description Questions of all banks that cite it. */
            questions: number;
        };
        LawDocumentsAnswer: {
            documents: components["schemas"]["LawDocumentView"][];
        };
        AffectedQuestion: {
            bank: string;
            code: string;
            version: number;
            topic: string;
            text: string;
        };
        AffectedRound: {
            roundId: string;
            contest: string;
            round: string;
            /** Format: date-time */
            opensAt: string;
            /** Format: date-time */
            closesAt: string;
            /** @description How many questions it can no longer draw. */
            questions: number;
        };
        LawImpactAnswer: {
            questions: components["schemas"]["AffectedQuestion"][];
            rounds: components["schemas"]["AffectedRound"][];
        };
        LawChangeRequest: {
            /** @description Last day in force, `YYYY-MM-DD`; empty: no end is known. */
            inForceUntil?: string | null;
            /** @description Codes of the documents that replaced it. */
            replacedBy?: string[];
            /** @description Where this is known from, 10 to 500 characters. */
            reason: string;
        };
        WaitingView: {
            /** @description The question as core/kind/draft.ts has it. */
            draft: {
                [key: string]: unknown;
            };
            code: string;
            number: number;
            author: string;
            /** Format: date-time */
            savedAt: string;
            /** @description Whether the reader may approve it: nobody approves what they wrote at. */
            mayApprove: boolean;
            /** @description Against the version before, word by word; empty for the first. */
            changes: components["schemas"]["WordChange"][];
            checks: components["schemas"]["CheckView"][];
        };
        FlaggedView: {
            code: string;
            version: number;
            text: string;
            topic: string;
            roundId: string;
            contest: string;
            round: string;
            flags: string[];
            /** @description Answers that count. */
            n: number;
            /** @description 0…1: the share of the points that was earned. */
            facility: number;
            /** @description −100…100; null where it cannot be told. */
            discrimination: number | null;
        };
        ReviewAnswer: {
            waiting: components["schemas"]["WaitingView"][];
            /** @description Of the whole queue. */
            total: number;
            page: number;
            pages: number;
            flagged: components["schemas"]["FlaggedView"][];
        };
        EditorialActsRequest: {
            /** @enum {string} */
            act: "approve" | "comment" | "discard" | "retire" | "return" | "submit";
            /** @description Needed to return, comment and retire. */
            text?: string;
            codes: string[];
        };
        ActRefusal: {
            code: string;
            /** @description Why, with every field that is not right. */
            message: string;
        };
        ActsAnswer: {
            /** @description Codes on which it was done. */
            done: string[];
            refused: components["schemas"]["ActRefusal"][];
        };
        FlagAnswerRequest: {
            /** Format: uuid */
            roundId: string;
            /** @description What was found and why the question stays, 10 to 500 characters. */
            note: string;
        };
        LikenessView: {
            /** @description Code in the bank, or `#n` for the n-th question of the same file. */
            code: string;
            percent: number;
        };
        ImportQuestionView: {
            /** @description The question as core/kind/draft.ts has it. */
            draft: {
                [key: string]: unknown;
            };
            /** @description In the bank, after it was accepted. */
            code: string | null;
            n: number;
            where: string;
            /** @description Questions that say nearly the same. */
            alike: components["schemas"]["LikenessView"][];
            /** @description What keeps it from review, and what is worth a look; none once it was taken. */
            checks: components["schemas"]["CheckView"][];
            /** @description Left out by the person. */
            dropped: boolean;
        };
        LossView: {
            /** @enum {string} */
            action: "changed" | "dropped";
            /** @description Line, row or element. */
            where: string;
            what: string;
        };
        ReadErrorView: {
            where: string;
            what: string;
        };
        ImportView: {
            /** @description What the file was recognised as; null: it was not. */
            format: string | null;
            /** @enum {string} */
            state: "accepted" | "open" | "undone";
            id: string;
            bank: string;
            fileName: string;
            /** Format: date-time */
            createdAt: string;
            questions: components["schemas"]["ImportQuestionView"][];
            losses: components["schemas"]["LossView"][];
            errors: components["schemas"]["ReadErrorView"][];
        };
        FillRequest: {
            topic?: string;
            /** @enum {string} */
            difficulty?: "" | "nhan-biet" | "thong-hieu" | "van-dung";
            audience?: string[];
            /** @description Code of a legal document, cited where a question cites none. */
            document?: string;
            article?: string;
        };
        FixQuestionRequest: {
            /** @description The question as core/kind/draft.ts has it; left out: stays as it is. */
            draft?: {
                [key: string]: unknown;
            };
            /** @description Whether to leave it out. */
            dropped?: boolean;
        };
        ImportUndone: {
            /** @description Drafts that were discarded. */
            discarded: number;
            /** @description Codes that stay, for somebody has handed them in or approved them meanwhile. */
            kept: string[];
        };
        BankLossView: {
            /** @enum {string} */
            action: "changed" | "dropped";
            /** @description What is lost, for a person. */
            what: string;
            /** @description The questions that lose it. */
            where: string[];
        };
        BankLossesAnswer: {
            /** @description All that were to be written, those too that the format cannot hold. */
            questions: number;
            /** @description What most questions lose comes first. */
            losses: components["schemas"]["BankLossView"][];
        };
        DryRunRequest: {
            ranking?: ("attempts" | "correct" | "duration" | "essay-score" | "older" | "prediction-error" | "registered-at" | "score" | "started-at" | "submitted-after-opening" | "submitted-at" | "younger")[];
            /** Format: uuid */
            contestId: string;
            template?: string;
            /** Format: uuid */
            draftId?: string;
        };
        DryLineView: {
            rank: number;
            /** @description Null: was not in this standing. */
            before: number | null;
            name: string;
            division: string;
            scoreMilli: number;
            durationMs: number;
            attempts: number;
            why: string;
        };
        DryStandingView: {
            /** @description Code of the round, or `overall`. */
            scope: string;
            name: string;
            people: number;
            attempts: number;
            /** @description How many would stand elsewhere. */
            moved: number;
            /** @description How many share their place: as it was, and as it would be. */
            tiedBefore: number;
            tied: number;
            first: components["schemas"]["DryLineView"][];
        };
        DryAwardView: {
            name: string;
            standing: string;
            /** @description Tier with its award; null: nothing. */
            before: string | null;
            after: string | null;
            beforeAmount: number;
            afterAmount: number;
        };
        DryBodyView: {
            rank: number | null;
            name: string;
            tier: string | null;
            people: number;
        };
        DryCollectiveView: {
            award: string;
            class: string;
            first: components["schemas"]["DryBodyView"][];
        };
        DryRunAnswer: {
            contest: string;
            /** @description The order that was looked at, by name of the criteria. */
            ranking: string[];
            standings: components["schemas"]["DryStandingView"][];
            awards: components["schemas"]["DryAwardView"][];
            collective: components["schemas"]["DryCollectiveView"][];
            /** @description Equals whom lots or minutes would still have to settle. */
            open: number;
        };
        ExportRequest: {
            /** @enum {string} */
            format: "csv" | "xlsx";
            /**
             * @description Sheets and summary by commune (by district where the contest's map has districts) or by organization.
             * @enum {string}
             */
            grouping: "organization" | "unit";
        };
        ExportAccepted: {
            id: string;
        };
        ExportFileView: {
            id: string;
            /** @description What it is: "standings", "minutes", "certificates", "archive" … */
            kind: string;
            /** @description In Vietnamese, as in the file's name. */
            title: string;
            /** @enum {string} */
            format: "csv" | "docx" | "pdf" | "xlsx" | "zip";
            /** @description Null: of the whole contest. */
            roundId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description 0 to 100; 100 when the file can be fetched. */
            progress: number;
            /** Format: date-time */
            finishedAt: string | null;
            /** Format: date-time */
            failedAt: string | null;
            /** @description Why it failed, in the reader's language; empty when it did not. */
            failure: string;
            bytes: number | null;
            /** Format: date-time */
            expiresAt: string | null;
            /** @description It can be fetched now. */
            ready: boolean;
            /** @description It can be published: nothing in it tells of persons more than they agreed to. */
            releasable: boolean;
            /**
             * Format: date-time
             * @description Since when the public may fetch it; null: it may not.
             */
            releasedAt: string | null;
            /** @enum {string} */
            grouping: "organization" | "unit";
        };
        ExportsAnswer: {
            /** @description Newest first, at most 50. */
            exports: components["schemas"]["ExportFileView"][];
        };
        PaperRequest: {
            /** @enum {string} */
            paper: "bulletin" | "decision" | "minutes" | "notice";
            /** @enum {string} */
            format: "docx" | "pdf";
            /** @description Version of the result; null: the newest when the paper is made. Without meaning for the bulletin. */
            version: number | null;
            /** @description Day of the bulletin in Vietnam, `YYYY-MM-DD`; null: today. */
            day: string | null;
            /** @description Body above the issuing one; empty: none. */
            parentBody: string;
            body: string;
            /** @description Named beside the date. */
            place: string;
        };
        FileAccepted: {
            id: string;
        };
        BulletinView: {
            roundId: string;
            round: string;
            /** @description `YYYY-MM-DD` in Vietnam. */
            day: string;
            /**
             * Format: date-time
             * @description What it counts ends here.
             */
            until: string;
            /** @description In the day before that, and from the opening of the round. */
            people: number;
            attempts: number;
            peopleSoFar: number;
            attemptsSoFar: number;
        };
        BulletinsAnswer: {
            /** @description Newest first. */
            bulletins: components["schemas"]["BulletinView"][];
        };
        CollectiveIssueView: {
            version: number;
            /** Format: date-time */
            at: string;
            by: string;
            confirmedBy: string | null;
            sha256: string;
            reason: string;
        };
        CollectiveRoundView: {
            code: string;
            name: string;
            version: number;
        };
        CollectiveValueView: {
            name: string;
            /** @description In words, a share with its base. */
            text: string;
        };
        CollectiveLineView: {
            id: string;
            /** @description Null: not ranked; `why` says for what. */
            rank: number | null;
            name: string;
            people: number;
            attempts: number;
            /** @description After the cap for one person. */
            countedAttempts: number;
            /** @description Null: none was stated and confirmed. */
            headCount: number | null;
            exempt: number;
            /** @description What rates are counted by; null: there is no rate. */
            base: number | null;
            values: components["schemas"]["CollectiveValueView"][];
            /** @description Name of the award, or null. */
            tier: string | null;
            amount: number;
            why: string;
        };
        CollectiveTieBody: {
            id: string;
            name: string;
        };
        CollectiveTieView: {
            scope: string;
            /** @enum {string} */
            by: "decision" | "draw";
            places: number;
            tiers: string[];
            candidates: components["schemas"]["CollectiveTieBody"][];
            /** @description A fixed pool of just these that was not drawn from yet; for organisers. */
            draw: components["schemas"]["FixedDraw"] | null;
        };
        CollectiveClassView: {
            code: string;
            name: string;
            lines: components["schemas"]["CollectiveLineView"][];
            ties: components["schemas"]["CollectiveTieView"][];
        };
        CollectiveAwardView: {
            code: string;
            name: string;
            /** @enum {string} */
            among: "organization" | "unit";
            classes: components["schemas"]["CollectiveClassView"][];
        };
        CollectiveAnswer: {
            /**
             * @description Null: the rules have no collective awards, or no round is official yet.
             * @enum {string|null}
             */
            state: "official" | "provisional" | null;
            issue: components["schemas"]["CollectiveIssueView"] | null;
            /** @description Official results it was computed from. */
            rounds: components["schemas"]["CollectiveRoundView"][];
            awards: components["schemas"]["CollectiveAwardView"][];
        };
        CollectiveDraftAnswer: {
            /** @description Null: the rules of the contest have no collective awards. */
            awards: components["schemas"]["CollectiveAwardView"][] | null;
            rounds: components["schemas"]["CollectiveRoundView"][];
            blockers: components["schemas"]["BlockerView"][];
            /** @description Of what would become official now. */
            sha256: string;
            signatures: number;
            proposal: components["schemas"]["ProposalView"] | null;
            /** @description Newest first. */
            issued: components["schemas"]["CollectiveIssueView"][];
            /** @description Whether what would become official differs from the newest. */
            changed: boolean;
        };
        CollectiveIssueRequest: {
            /**
             * @description Why it is issued anew; without meaning for the first.
             * @default
             */
            reason: string;
        };
        CollectiveIssued: {
            version: number;
            /**
             * Format: date-time
             * @description Null: signed by one person, it waits for another one.
             */
            at: string | null;
            already: boolean;
        };
        CollectivePaperRequest: {
            /** @enum {string} */
            paper: "decision" | "minutes";
            /** @enum {string} */
            format: "docx" | "pdf";
        };
        CollectiveTieRequest: {
            /** @description Of the tie, as the results name it. */
            scope: string;
            /** @description Every body of the tie, who stands first in front. */
            order: string[];
            /** @description Number and day of the minutes, and why. */
            minutes: string;
        };
        ContestPaperRequest: {
            /** @enum {string} */
            paper: "chosen-decision" | "chosen-minutes" | "draw-minutes" | "overall-decision" | "overall-minutes" | "overall-notice";
            /** @enum {string} */
            format: "docx" | "pdf";
            /** @description Version of the overall result or of the list; null: the newest when it is asked for. Draws have none. */
            version: number | null;
            /** @description Of a list of who goes on: the code of the round that people go on to. */
            target: string | null;
            /**
             * Format: uuid
             * @description Of the minutes of a draw.
             */
            drawId: string | null;
            /** @description The decision on the overall awards gives the collective awards as well, which then need no decision of their own. */
            withCollective: boolean;
            /** @description Body above the issuing one; empty: none. */
            parentBody: string;
            body: string;
            /** @description Named beside the date. */
            place: string;
        };
        ParticipationSums: {
            people: number;
            attempts: number;
            /** @description Mean of the counting papers in thousandths of points; null: not official yet, or too few people. */
            meanScoreMilli: number | null;
            /** @description People with everything right; null like the mean. */
            perfect: number | null;
        };
        BandView: {
            /** @description Percent of the points, the lower edge in it; null: from nothing. */
            from: number | null;
            /** @description The upper edge, not in it; null: to the end. */
            until: number | null;
            people: number;
        };
        DivisionParticipation: {
            people: number;
            attempts: number;
            /** @description Mean of the counting papers in thousandths of points; null: not official yet, or too few people. */
            meanScoreMilli: number | null;
            /** @description People with everything right; null like the mean. */
            perfect: number | null;
            code: string;
            nameVi: string;
            nameEn: string;
            /** @description Null like the mean. */
            bands: components["schemas"]["BandView"][] | null;
        };
        PlaceParticipation: {
            people: number;
            attempts: number;
            /** @description Mean of the counting papers in thousandths of points; null: not official yet, or too few people. */
            meanScoreMilli: number | null;
            /** @description People with everything right; null like the mean. */
            perfect: number | null;
            id: string;
            name: string;
            /** @description Where the map has districts. */
            district: string | null;
            /** @description Head-count without the exempt, confirmed or kept by organisers; null: there is none. */
            base: number | null;
        };
        ParticipationAnswer: {
            /** @description Null: no round has opened yet. */
            round: number | null;
            name: string;
            /** @enum {string|null} */
            state: "frozen" | "live" | "official" | "provisional" | null;
            /**
             * Format: date-time
             * @description Until when attempts are counted.
             */
            asOf: string;
            /** @description The numbers bear on the prediction, so they come after closing. */
            withheld: boolean;
            /** @description Means, bands and shares of fewer people than this are not shown. */
            least: number;
            total: components["schemas"]["ParticipationSums"] | null;
            divisions: components["schemas"]["DivisionParticipation"][];
            /** @description Every commune with entrants, by the contest's map, then who lives outside of it. */
            units: components["schemas"]["PlaceParticipation"][];
            /** @description Those with entrants. */
            organizations: components["schemas"]["PlaceParticipation"][];
        };
        CertificatesRequest: {
            issuer: string;
        };
        CertificatesAccepted: {
            /** @description Of the file with all certificates. */
            id: string;
            /** @description Certificates of the newest result, and how many of them are new. */
            certificates: number;
            issued: number;
        };
        RevocationRequest: {
            reason: string;
        };
        CertificateCheck: {
            code: string;
            /** @enum {string} */
            state: "corrected" | "revoked" | "valid";
            number: number;
            /** @description Shortened unless the person agreed; never for people under 16. */
            name: string;
            /** @description Empty: took part. */
            award: string;
            division: string;
            contest: string;
            contestSlug: string;
            round: string;
            issuer: string;
            /** Format: date-time */
            issuedAt: string;
            /**
             * Format: date-time
             * @description When it was revoked or corrected, and why; null while it is valid.
             */
            changedAt: string | null;
            reason: string;
        };
        OwnCertificate: {
            code: string;
            number: number;
            /** @enum {string} */
            state: "corrected" | "revoked" | "valid";
            award: string;
            contest: string;
            round: string;
            /** Format: date-time */
            issuedAt: string;
        };
        OwnCertificates: {
            certificates: components["schemas"]["OwnCertificate"][];
        };
        DatasetRequest: {
            /** @enum {string} */
            dataset: "attempts" | "awards" | "not-yet" | "overall" | "participation" | "qualification" | "responses" | "standings";
            /** @enum {string} */
            format: "csv" | "xlsx";
            /** @description Only people of this commune, district or province. A coordinator has only the own ones anyway. */
            unitId?: string | null;
            /**
             * Format: uuid
             * @description Only people of this organization.
             */
            organizationId?: string | null;
            /** @description Only people of this division, by its code. */
            division?: string | null;
        };
        PaperStatisticsView: {
            n: number;
            mean: number;
            median: number;
            variance: number | null;
            sd: number | null;
            skewness: number | null;
            kurtosis: number | null;
            consistency: number | null;
            errorRatio: number | null;
            standardError: number | null;
        };
        PaperFairnessView: {
            papers: number;
            lowest: number;
            highest: number;
            mean: number;
            sd: number;
            uneven: boolean;
        };
        WeightedView: {
            /** @description Points in thousandths. */
            value: number;
            n: number;
        };
        PaperFiguresView: {
            statistics: components["schemas"]["PaperStatisticsView"] | null;
            fairness: components["schemas"]["PaperFairnessView"] | null;
            totals: components["schemas"]["WeightedView"][];
            maxMilli: number;
        };
        QuestionOptionView: {
            id: string;
            text: string;
        };
        ChoiceUseView: {
            chosen: string;
            n: number;
            share: number;
            meanRestMilli: number;
        };
        QuestionStatisticView: {
            flags: ("below-guessing" | "choice-unused" | "discrimination-low" | "discrimination-negative" | "discrimination-very-low" | "key-doubtful" | "too-easy" | "too-hard")[];
            questionId: string;
            code: string;
            version: number;
            topic: string;
            /** @enum {string} */
            difficulty: "nhan-biet" | "thong-hieu" | "van-dung";
            kind: string;
            text: string;
            options: components["schemas"]["QuestionOptionView"][];
            /** @description What each of `options` is matched to; empty where nothing is matched. */
            lefts: components["schemas"]["QuestionOptionView"][];
            key: string[];
            n: number;
            facility: number;
            sd: number | null;
            discrimination: number | null;
            efficiency: number | null;
            covarianceWithTotal: number | null;
            guess: number | null;
            intendedWeight: number;
            effectiveWeight: number | null;
            choices: components["schemas"]["ChoiceUseView"][];
        };
        StatisticsAnswer: {
            roundId: string;
            round: string;
            contest: string;
            /**
             * Format: date-time
             * @description Null: not computed yet.
             */
            computedAt: string | null;
            paper: components["schemas"]["PaperFiguresView"] | null;
            questions: components["schemas"]["QuestionStatisticView"][];
        };
        /** @enum {string} */
        ErrorCode: "account_not_found" | "age_too_old" | "age_too_young" | "amendment_reason_missing" | "answers_arriving" | "answers_missing" | "appeal_answered" | "appeal_citation_missing" | "appeal_not_found" | "appeal_subject_not_taken" | "appeal_text_invalid" | "appeal_too_early" | "appeal_too_late" | "appeal_twice" | "appeals_not_taken" | "appeals_open" | "archive_not_yet" | "attempt_not_found" | "attempt_running" | "attempt_stays_open" | "attempts_changed" | "attempts_open" | "attempts_ungraded" | "attempts_used" | "attempts_used_contest" | "attempts_used_today" | "attempts_used_week" | "award_plan_in_rulebook" | "awards_wait_for_decision" | "awards_wait_for_draw" | "bad_input" | "bad_json" | "bad_packet" | "bank_account_invalid" | "bank_in_use" | "bank_name_invalid" | "bank_not_found" | "bank_read_only" | "bank_short_for_division" | "bank_taken" | "bank_too_small" | "bank_unknown" | "barred_already" | "barred_person_not_found" | "birth_date_invalid" | "birth_date_needed" | "birth_year_invalid" | "blueprint_shortage" | "blueprint_too_large" | "board_frozen" | "body_alt_missing" | "body_full_share_missing" | "body_key_count" | "body_key_count_exact" | "body_key_unknown" | "body_max_words" | "body_not_found" | "body_number_invalid" | "body_option_count" | "body_option_count_exact" | "body_option_empty" | "body_option_twice" | "body_order_incomplete" | "body_pairs_incomplete" | "body_rubric_sum" | "body_share_invalid" | "body_text_invalid" | "body_too_large" | "bulletin_not_found" | "bulletin_withheld" | "cccd_invalid" | "certificate_not_found" | "certificate_revoked" | "challenge_not_found" | "choice_not_in_question" | "closes_before_opening" | "code_expired" | "code_incomplete" | "code_wrong" | "collective_draw_too_early" | "collective_none" | "collective_not_official" | "collective_rounds_open" | "collective_ties_open" | "collective_unchanged" | "consent_required" | "contest_not_found" | "contest_without_rounds" | "contestant_not_found" | "continuation_wrong" | "cool_down" | "counts_needs_attempts" | "credentials_wrong" | "dataset_not_yet" | "decision_not_found" | "decision_not_in_force" | "decision_settled" | "decision_too_early" | "decisions_open" | "decisions_unapplied" | "declaration_decided" | "declaration_not_found" | "declaration_outdated" | "division_not_in_round" | "division_unknown" | "divisions_invalid" | "draft_changed" | "draft_field_invalid" | "draft_field_missing" | "draft_in_review" | "draft_invalid" | "draft_missing" | "draft_not_found" | "draft_published" | "draw_done" | "draw_not_found" | "draw_not_made" | "draw_source_from_invalid" | "draw_source_lottery" | "draw_source_name_invalid" | "draw_sources_differ" | "draw_too_early" | "draw_value_early" | "draw_value_invalid" | "dry_run_no_round" | "dry_run_too_large" | "dry_run_unnamed" | "duplicate_choice" | "engines_disagree" | "essay_board_not_found" | "essay_bound_invalid" | "essay_marked_by_you" | "essay_not_open" | "essay_points_invalid" | "essays_ungraded" | "essays_unlisted" | "essays_unmarked" | "essays_unsent" | "evidence_not_found" | "evidence_too_large" | "evidence_too_many" | "evidence_unconfirmed" | "evidence_unknown" | "evidence_wrong_type" | "exempt_invalid" | "explanation_missing" | "export_expired" | "export_failed" | "export_interrupted" | "export_no_space" | "export_not_found" | "export_not_ready" | "export_nothing" | "finalisation_blocked" | "flag_not_open" | "forbidden" | "foreign_origin" | "freeze_outside_round" | "group_not_of_division" | "group_unknown" | "head_count_invalid" | "head_counts_unconfirmed" | "identity_text_invalid" | "import_not_found" | "import_not_open" | "import_nothing_left" | "import_question_not_found" | "import_too_large" | "import_wrong_type" | "internal" | "invalid_field" | "invitation_invalid" | "keeps_required" | "key_invalid" | "key_missing" | "last_organiser" | "legal_document_not_found" | "log_unreadable" | "name_invalid" | "no_attempt_left" | "no_certificates" | "no_prediction" | "not_a_number" | "not_eligible" | "not_found" | "not_qualified" | "not_registered" | "nothing_to_thaw" | "order_incomplete" | "organization_kind_invalid" | "organization_name_invalid" | "organization_not_found" | "organization_taken" | "outside_hours" | "overall_not_official" | "overall_not_ruled" | "overall_outdated" | "overall_round_missing" | "overall_round_open" | "overall_round_outdated" | "own_question" | "paper_not_offered" | "password_weak" | "period_unknown" | "phone_invalid" | "picture_alt_missing" | "picture_not_found" | "picture_too_large" | "picture_unreadable" | "picture_wrong_type" | "place_required" | "place_unfit" | "place_unknown" | "prediction_invalid" | "prediction_not_decimal" | "prize_access_needed" | "prize_act_incomplete" | "prize_claim_open" | "prize_claim_over" | "prize_consent_required" | "prize_identity_missing" | "prize_not_found" | "prize_step_wrong" | "public_bank_with_prizes" | "qualification_not_found" | "qualification_not_official" | "qualification_pending" | "qualification_sat" | "qualification_ties_open" | "qualification_unfixed" | "question_alike" | "question_not_found" | "question_not_in_round" | "question_not_reached" | "question_passed" | "question_time_over" | "range_unsatisfiable" | "reason_required" | "registration_not_open" | "registration_over" | "release_not_public" | "remark_required" | "result_not_found" | "review_not_yet" | "roster_account_invalid" | "roster_birth_invalid" | "roster_code_wrong" | "roster_differs" | "roster_division_missing" | "roster_division_unknown" | "roster_duplicate" | "roster_empty" | "roster_encoding_wrong" | "roster_entered" | "roster_entry_not_found" | "roster_garbled" | "roster_group_unknown" | "roster_header_missing" | "roster_import_not_found" | "roster_not_used" | "roster_note_alike" | "roster_note_alike_there" | "roster_note_column" | "roster_note_encoding" | "roster_only" | "roster_organization_missing" | "roster_organization_near" | "roster_organization_unknown" | "roster_phone_entered" | "roster_phone_invalid" | "roster_phone_shortened" | "roster_phone_taken" | "roster_place_ambiguous" | "roster_too_large" | "roster_too_long" | "roster_unit_missing" | "roster_unit_unknown" | "roster_unreadable" | "roster_wrong_type" | "round_already_open" | "round_closed" | "round_has_rulebook" | "round_in_past" | "round_name_invalid" | "round_not_closed" | "round_not_found" | "round_not_open" | "round_on_stage" | "rule_duplicate" | "rule_empty_list" | "rule_list_too_long" | "rule_missing" | "rule_not_age_day" | "rule_not_boolean" | "rule_not_code" | "rule_not_day" | "rule_not_integer" | "rule_not_list" | "rule_not_moment" | "rule_not_number" | "rule_not_object" | "rule_not_start_day" | "rule_not_text" | "rule_not_time" | "rule_out_of_range" | "rule_text_too_long" | "rule_too_many_decimals" | "rule_unknown_field" | "rule_unknown_value" | "rulebook_age_range_empty" | "rulebook_amend_fixed" | "rulebook_amend_gone" | "rulebook_amend_only_later" | "rulebook_amend_only_less" | "rulebook_amend_only_more" | "rulebook_award_divisions_twice" | "rulebook_award_needs_attempts" | "rulebook_award_needs_prediction" | "rulebook_awards_over_cap" | "rulebook_bands_order" | "rulebook_block_empty" | "rulebook_criterion_needs_essay" | "rulebook_criterion_never_reached" | "rulebook_criterion_not_on_stage" | "rulebook_decimals_need_percent" | "rulebook_equals_against_order" | "rulebook_explanations_before_score" | "rulebook_freeze_without_live_board" | "rulebook_group_not_mandatory" | "rulebook_head_counts_missing" | "rulebook_head_counts_need_roster" | "rulebook_hours_order" | "rulebook_hours_too_short" | "rulebook_invalid" | "rulebook_kinds_need_organizations" | "rulebook_limit_above_wider_limit" | "rulebook_minimum_rounds_too_many" | "rulebook_needs_individual_awards" | "rulebook_not_found" | "rulebook_one_level_has_no_shortlist" | "rulebook_one_paper_is_no_choice" | "rulebook_opens_in_past" | "rulebook_overall_missing" | "rulebook_paper_empty" | "rulebook_part_in_use" | "rulebook_problems" | "rulebook_qualifies_backwards" | "rulebook_qualifies_from_trial" | "rulebook_question_clock_longer_than_paper" | "rulebook_question_clock_needs_order" | "rulebook_rate_lines_order" | "rulebook_registration_order" | "rulebook_risk_answers_known" | "rulebook_risk_attempts_alone" | "rulebook_risk_cap_unknown" | "rulebook_risk_earliest_first" | "rulebook_risk_earliest_with_windows" | "rulebook_risk_extra_question_unused" | "rulebook_risk_late_start_longer_than_round" | "rulebook_risk_lower_tier_pays_more" | "rulebook_risk_most_attempts" | "rulebook_risk_no_appeals" | "rulebook_risk_no_tie_break" | "rulebook_risk_organisers_win" | "rulebook_risk_predicted_number_shown" | "rulebook_risk_prediction_unused" | "rulebook_risk_unlimited_attempts" | "rulebook_rounds_overlap" | "rulebook_standings_before_score" | "rulebook_topic_not_in_paper" | "rulebook_two_levels_need_shortlist" | "rulebook_unknown_reference" | "rulebook_unreadable" | "rulebook_weights_not_hundred" | "rulebook_window_division_not_in_round" | "rulebook_window_outside_round" | "ruling_reason_required" | "scores_unlike_log" | "second_person_needed" | "seed_not_hex" | "session_not_found" | "short_reason_required" | "signed_out" | "slot_not_in_paper" | "slug_invalid" | "slug_taken" | "sms_failed" | "stage_code_unknown" | "stage_confirmed_already" | "stage_duration_invalid" | "stage_entry_changed" | "stage_name_differs" | "stage_nobody" | "stage_not_open" | "stage_not_used" | "stage_person_unknown" | "stage_points_invalid" | "stage_points_missing" | "stage_row_twice" | "stage_unconfirmed" | "stage_waits" | "statistics_not_yet" | "suspected_duplicates" | "template_unknown" | "text_too_long" | "tie_break_last_cannot_separate" | "tie_break_needs_prediction" | "tie_break_score_missing" | "tie_incomplete" | "tie_not_by_decision" | "tie_not_by_lots" | "tie_not_found" | "tie_winners_wrong" | "time_invalid" | "title_invalid" | "too_many_choices" | "too_many_requests" | "too_old_today" | "too_young_today" | "topic_unknown" | "trial_round" | "unavailable" | "unit_appeals_not_taken" | "unknown_field" | "username_invalid" | "username_taken" | "view_unknown" | "winners_without_consent" | "withheld_entrants" | "withheld_perfect_contestants" | "withheld_standings_never" | "withheld_standings_until_closing" | "withheld_standings_until_official" | "wrong_content_type";
        FieldErrorView: {
            code: components["schemas"]["ErrorCode"];
            /** @description Path into the body, like `consents.processing`. */
            field: string;
            message: string;
        };
        ErrorView: {
            code: components["schemas"]["ErrorCode"];
            /** @description In the reader's language. */
            message: string;
            /** @description Where one field is to blame. */
            field?: string;
            errors?: components["schemas"]["FieldErrorView"][];
            /** @description Names this request in the server's log. */
            requestId: string;
        };
    };
    responses: {
        /** @description Why not, with a code of the catalogue. */
        Refusal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorView"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    OperationsController_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    OperationsController_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusView"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    OperationsController_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    UnitController_findUnits: {
        parameters: {
            query?: {
                /** @description What was typed; marks do not matter. */
                q?: string;
                level?: "commune" | "district" | "province";
                /** @description One map only, like `2021`; without it all maps. */
                period?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    UnitController_findOrganizations: {
        parameters: {
            query?: {
                q?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    UnitController_allOrganizations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOrganizationsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    UnitController_createOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateOrganizationRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    UnitController_updateOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateOrganizationRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    SignInController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    SignInController_signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    SignInController_signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    SignInController_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    SignInController_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    SignInController_accept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AccountController_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AccountController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AccountController_invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitedAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AccountController_renew: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitedAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AccountController_disable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    PictureController_upload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/png": string;
                "image/jpeg": string;
                "image/webp": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PictureView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    PictureController_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sha: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                    "image/png": string;
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ContestController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContestsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ContestController_contest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContestView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ContestController_round: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundInContestView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ContestController_all: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffContestsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ContestController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateContestRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffContestView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ContestController_createRound: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRoundRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ContestController_updateRound: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateRoundRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ContestController_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishContestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffContestView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DraftingController_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplatesAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DraftingController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DraftingController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateDraftRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DraftingController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DraftingController_save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveDraftRulesRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DraftingController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    DraftingController_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftChangeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftCheckAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DraftingController_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishRulesRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedRulesAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DraftingController_rules: {
        parameters: {
            query?: {
                /** @description Left out: the one in force. */
                version?: string;
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContestRulesAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DraftingController_file: {
        parameters: {
            query: {
                /** @description Left out: the one in force. */
                version?: string;
                format: "docx" | "html" | "pdf" | "yaml";
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DraftingController_ofAttempt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptRulesAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ContestantController_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ContestantController_register: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegistrationInput"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ContestantController_comeBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneInput"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ContestantController_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfirmedAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ContestantController_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ContestantController_signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    RosterController_list: {
        parameters: {
            query?: {
                /** @description Part of a name, marks do not matter; or the last digits of a phone, three or more. */
                q?: string;
                unitId?: string;
                organizationId?: string;
                /** @description From 1. */
                page?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    RosterController_grant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtraTimeInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExtraTimeAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    EligibilityController_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EligibilityAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    EligibilityController_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BarredPersonRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonMade"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    EligibilityController_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BarWithdrawalRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    EligibilityController_mark: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WinningMarkRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    EligibilityController_pairs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicatesAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    EligibilityController_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerdictRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    EntryListController_list: {
        parameters: {
            query?: {
                /** @description Part of a name, marks do not matter; or an account's code. */
                q?: string;
                state?: "" | "coded" | "entered" | "no-code";
                /** @description From 1. */
                page?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterEntriesAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    EntryListController_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    EntryListController_bring: {
        parameters: {
            query?: {
                /** @description The file's name, to know it by. */
                name?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "text/csv": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterImportView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    EntryListController_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterImportView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    EntryListController_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    EntryListController_issue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RosterCodesRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterCodesAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    EntryListController_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    EntryListController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RosterRemovalRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    EntryDoorController_enter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RosterDoorInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfirmedAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AttemptController_mine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MineAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AttemptController_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartInput"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AttemptController_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AttemptController_respond: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResponsesInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResponsesAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AttemptController_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AttemptController_submit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AttemptController_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AttemptController_takeOver: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContinuationInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContinuationAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    GradingController_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    MarkingController_rounds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkingAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    MarkingController_next: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextEssayAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    MarkingController_mark: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                slot: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    MarkingController_bound: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkingBoundRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    BoardsController_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EssayBoardsView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    BoardsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EssayBoardsView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    BoardsController_send: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendUpRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EssayBoardsView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    StandingController_scoreboard: {
        parameters: {
            query?: {
                view?: "individual" | "organization" | "unit";
                /** @description Code of a division; without it all. */
                division?: string;
                /** @description Only contestants of this unit (of any map); individual view only. */
                unitId?: string;
                page?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndividualBoard"] | components["schemas"]["GroupBoard"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    StandingController_position: {
        parameters: {
            query?: {
                view?: "individual";
                /** @description Code of a division; without it the place among all. */
                division?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PositionAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    StandingController_watch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonitorAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ResultController_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosedAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ResultController_thaw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThawedAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ResultController_finalization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinalizationView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ResultController_finalise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinalizedAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ResultController_correct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinalizedAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ResultController_result: {
        parameters: {
            query?: {
                /** @description Code of a division; ranks of the whole round stay beside those of the division. */
                division?: string;
                page?: number;
                /** @description An older version of a corrected result; left out: the newest. */
                version?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultPage"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ResultController_mine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnPlace"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    StageController_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StageView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    StageController_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    StageController_enter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StagePointsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StageView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    StageController_bring: {
        parameters: {
            query?: {
                name?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "text/csv": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StageImportView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    StageController_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StageImportView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    StageController_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    StageController_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StageConfirmRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StageView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AppealController_own: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAppealsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AppealController_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAppealsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AppealController_ofRound: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AppealController_ofUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitAppealsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AppealController_fileForUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitAppealRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitAppealsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AppealController_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealAnswerRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    DecisionController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DecisionController_propose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionMade"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DecisionController_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionPreviewAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DecisionController_changes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DecisionController_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    DecisionController_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    DecisionController_published: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicDecisionsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    OverallController_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverallAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    OverallController_finalise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinalizedAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    OverallController_correct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinalizedAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    OverallController_published: {
        parameters: {
            query?: {
                /** @description Code of a division; ranks of the whole round stay beside those of the division. */
                division?: string;
                page?: number;
                /** @description An older version of a corrected result; left out: the newest. */
                version?: number;
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverallPage"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    OverallController_own: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnOverallAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AwardController_published: {
        parameters: {
            query?: {
                /** @description Only awards that stand with this round. */
                round?: string;
                page?: number;
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AwardsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AwardController_list: {
        parameters: {
            query?: {
                /** @description Only awards that stand with this round. */
                round?: string;
                page?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AwardsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AwardController_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    AwardController_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AwardPlanAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    AwardController_setPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AwardPlanRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    AwardController_shortNames: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    DrawController_ties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TiesAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DrawController_fix: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FixDrawRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrawMade"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DrawController_draw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DrawOutcomeRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    DrawController_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AwardTieRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    DrawController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrawsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DrawController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrawView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DrawController_pool: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DrawController_own: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnLotsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    QualificationController_lists: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualificationsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    QualificationController_fix: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                target: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FixListRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinalizedAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    QualificationController_decline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                target: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclineRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    QualificationController_fixDraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                target: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FixDrawRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FixedDraw"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    QualificationController_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                target: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TieDecisionRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    QualificationController_published: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicListsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    PrizeController_own: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnPrizesAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    PrizeController_answer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnPrizeRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    PrizeController_keepOwn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnIdentityInput"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    PrizeController_ledger: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    PrizeController_record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrizeActRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    PrizeController_deadline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeadlineInput"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    PrizeController_addRate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaxRateInput"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    PrizeController_file: {
        parameters: {
            query: {
                purpose: string;
                /** @description `yes`: with identity numbers and bank accounts, for who has the right. */
                identities?: "no" | "yes";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    PrizeController_look: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                winner: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PurposeInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    PrizeController_write: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                winner: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityInput"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    PrizeController_erase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                winner: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErasureInput"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    PrizeController_access: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    PrizeController_grant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessInput"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    DownloadController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilesAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DownloadController_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DownloadController_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    DownloadController_releasedFiles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleasedAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DownloadController_releasedFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DeclarationController_list: {
        parameters: {
            query?: {
                /** @description What was typed of a name; marks do not matter. */
                q?: string;
                /** @description Waiting: something of it was not decided; confirmed: has a confirmed head-count; none: has none. */
                state?: "all" | "confirmed" | "none" | "waiting";
                page?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DeclarationController_state: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HeadCountRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationAccepted"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DeclarationController_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulingRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    DeclarationController_send: {
        parameters: {
            query: {
                among: "organization" | "unit";
                body: string;
                /** @description Code of the evidence in the rulebook. */
                code: string;
                /** @description The file's name, for those who read. */
                name?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/pdf": string;
                "image/png": string;
                "image/jpeg": string;
                "image/webp": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationAccepted"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DeclarationController_decideEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulingRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    DeclarationController_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "image/png": string;
                    "image/jpeg": string;
                    "image/webp": string;
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    EditorialController_banks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BanksAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    EditorialController_createBank: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBankRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BanksAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    EditorialController_list: {
        parameters: {
            query?: {
                /** @description Words of the stem or the code, without regard to diacritics. */
                search?: string;
                topic?: string;
                /** @description Code of a legal document that is cited. */
                law?: string;
                state?: "approved" | "draft" | "in-review" | "retired";
                /** @description Only questions that statistics flagged, or whose law is not in force today. */
                check?: "law" | "statistics";
                page?: number;
            };
            header?: never;
            path: {
                bank: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionListAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    EditorialController_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bank: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveDraftRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftSaved"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    EditorialController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bank: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionDetail"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    EditorialController_save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bank: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveDraftRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftSaved"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    EditorialController_act: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bank: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditorialActRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    EditorialController_copy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bank: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CopyQuestionRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftSaved"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    EditorialController_topics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopicsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    LawWatchController_documents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawDocumentsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    LawWatchController_impact: {
        parameters: {
            query?: {
                /** @description Last day in force, `YYYY-MM-DD`; empty: no end is known. */
                inForceUntil?: string | null;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawImpactAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    LawWatchController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LawChangeRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawImpactAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ReviewController_queue: {
        parameters: {
            query?: {
                page?: number;
            };
            header?: never;
            path: {
                bank: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ReviewController_act: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bank: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditorialActsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ReviewController_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bank: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlagAnswerRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    ExchangeController_begin: {
        parameters: {
            query: {
                /** @description Name of the bank that the questions are for. */
                bank: string;
                /** @description How the person calls the file; shown, never used as a path. */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ExchangeController_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ExchangeController_fill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FillRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    ExchangeController_fix: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                n: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FixQuestionRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    ExchangeController_accept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ExchangeController_submit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ExchangeController_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportUndone"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ExchangeController_export: {
        parameters: {
            query: {
                bank: string;
                format: "aiken" | "docx" | "gift" | "moodle-xml" | "pdf" | "qti21" | "qti30" | "xlsx" | "yaml";
                /** @description May be given several times; none: all topics. */
                topic?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ExchangeController_losses: {
        parameters: {
            query: {
                bank: string;
                format: "aiken" | "docx" | "gift" | "moodle-xml" | "pdf" | "qti21" | "qti30" | "xlsx" | "yaml";
                /** @description May be given several times; none: all topics. */
                topic?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankLossesAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ExchangeController_template: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DryRunController_run: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DryRunRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRunAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ExportController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ExportController_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportAccepted"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    PublicationController_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileAccepted"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    BulletinController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulletinsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    BulletinController_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                day: string;
                format: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                    "application/pdf": string;
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    CollectiveController_results: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectiveAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    CollectiveController_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectiveDraftAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    CollectiveController_issue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectiveIssueRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectiveIssued"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    CollectiveController_paper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectivePaperRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileAccepted"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    CollectiveController_fixDraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FixDrawRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FixedDraw"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    CollectiveController_settle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectiveTieRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    DossierController_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContestPaperRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileAccepted"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ParticipationController_statistics: {
        parameters: {
            query?: {
                /** @description Number of the round; left out: the one that was opened last. */
                round?: number;
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipationAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    CertificateController_issue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CertificatesRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificatesAccepted"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    CertificateController_issueOverall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CertificatesRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificatesAccepted"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    CertificateController_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevocationRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    CertificateController_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateCheck"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    CertificateController_own: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnCertificates"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    CertificateController_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DatasetController_ofRound: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DatasetRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileAccepted"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    DatasetController_ofContest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DatasetRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileAccepted"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    StatisticsController_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatisticsAnswer"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    StatisticsController_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refusal"];
        };
    };
    StatisticsController_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
    ArchiveController_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileAccepted"];
                };
            };
            default: components["responses"]["Refusal"];
        };
    };
}
